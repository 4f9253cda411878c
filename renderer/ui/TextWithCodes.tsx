import { providers } from '#shared/geography/regions.ts';

/** A region as messages and labels name it: `(aws us-east-1)`. */
const REGION = new RegExp(String.raw`(\((?:${providers.join('|')}) [^\s()]+\))`, 'u');

/** A text in which no line ends within the code of a region; what is copied has its real hyphens. */
export function TextWithCodes({ text }: { readonly text: string }) {
  return text.split(REGION).map((part, at) =>
    // What is split at stands at every second place.
    at % 2 === 0 ? (
      part
    ) : (
      <span key={`${at} ${part}`} className="region-code">
        {part}
      </span>
    ),
  );
}
