import type { NodeKind } from '#shared/map/schema/vocabulary.ts';
import { kindGlyph } from './kind-glyphs.ts';
import { kindHue } from './kind-hue.ts';

type Props = { readonly kind: NodeKind; readonly size?: number };

/** The icon of a kind on a square of its group's hue. The kind's name stands beside it. */
export function KindIcon({ kind, size = 20 }: Props) {
  const Glyph = kindGlyph[kind];
  return (
    <span
      className={`kind-icon kind-${kindHue(kind)}`}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <Glyph size={size * 0.7} stroke={1.8} />
    </span>
  );
}
