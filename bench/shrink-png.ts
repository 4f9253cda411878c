import { deflateSync, inflateSync, crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** As many colours as a PNG with a palette has. */
const COLOURS = 256;
const EXACT = 64;

type Picture = {
  readonly width: number;
  readonly height: number;
  /** Bytes of a pixel: 3 or 4, the fourth is opacity and is left out. */
  readonly depth: number;
  readonly bytes: Buffer;
};

/**
 * Turns a picture of a screen into one with a palette, about a third as large. The most frequent
 * colours stay exact; the many between letter and ground go to the nearest of them.
 * @param png as the browser makes it: 8 bits a channel, not interlaced
 */
export function shrinkPng(png: Buffer): Buffer {
  const picture = decode(png);
  const { palette, indexOf } = paletteOf(picture);
  const { width, height, depth, bytes } = picture;
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * depth;
      rows[y * (width + 1) + 1 + x] = indexOf(colourAt(bytes, at));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    palette.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const colourAt = (bytes: Buffer, at: number): number => bytes.readUIntBE(at, 3);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

function decode(png: Buffer): Picture {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const depth = png[25] === 6 ? 4 : 3;
  const bytes = unfilter(inflateSync(Buffer.concat(parts)), width * depth, height, depth);
  return { width, height, depth, bytes };
}

/** Undoes the five filters of PNG, row by row (PNG specification, section 9). */
function unfilter(raw: Buffer, stride: number, height: number, depth: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < depth ? 0 : (out[at - depth] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < depth || y === 0 ? 0 : (out[at - stride - depth] ?? 0);
      out[at] = (raw[at + y + 1] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const base = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(base - value));
  if (toLeft === undefined || toUp === undefined || toCorner === undefined) return 0;
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The most frequent colours that are not almost the same, and the nearest of them for each colour. */
function paletteOf({ bytes, depth }: Picture) {
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += depth) {
    const colour = colourAt(bytes, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].toSorted(([, one], [, other]) => other - one);
  // Grounds are many pixels of one colour, and some differ by a little: these stay as they are.
  const palette = byCount.slice(0, EXACT).map(([colour]) => colour);
  for (const closeness of [64, 16, 4])
    for (const [colour] of byCount) {
      if (palette.length === COLOURS) break;
      if (palette.every((each) => distance(each, colour) > closeness)) palette.push(colour);
    }
  const known = new Map<number, number>();
  const indexOf = (colour: number): number => {
    const index = known.get(colour) ?? nearest(palette, colour);
    known.set(colour, index);
    return index;
  };
  return { palette, indexOf };
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((each) => distance(each, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}
