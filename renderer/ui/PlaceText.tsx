import { Flag } from './Flag.tsx';
import type { PlaceWords } from '#shared/geography/place-words.ts';
import { TextWithCodes } from './TextWithCodes.tsx';

/** A place in words, with its flag. */
export function PlaceText({ words, country }: PlaceWords) {
  return (
    <span className="place-text">
      {country === undefined ? null : <Flag country={country} />}
      <span>
        <TextWithCodes text={words} />
      </span>
    </span>
  );
}
