import { PlaceText } from '../ui/PlaceText.tsx';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';
import { jurisdictionWords, placeWords } from '#shared/geography/place-words.ts';
import type { FieldRow } from '#shared/map/field-table.ts';
import type { FieldState } from './field-state.ts';
import { NoneThere } from './NoneThere.tsx';
import { NotKnown } from './NotKnown.tsx';
import { useMapOfRow } from './use-map-of-row.ts';
import { valueWords } from './value-words.ts';

type Props = { readonly row: FieldRow; readonly state: FieldState };

/** A field's state as text: a value in ink, "none" with a bar, "not known" with a question mark. */
export function StateText({ row, state }: Props) {
  const map = useMapOfRow(row);
  switch (state.kind) {
    case 'unknown':
      return <NotKnown />;
    case 'none':
      return <NoneThere />;
    case 'mixed':
      return <span className="state state-mixed">Several values</span>;
    case 'default':
      return (
        <span className="state state-default">{valueWords(row, state.value, map)} (default)</span>
      );
    case 'value':
      return (
        <span className="state state-value">
          <ValueText row={row} value={state.value} />
        </span>
      );
  }
}

function ValueText({ row, value }: { readonly row: FieldRow; readonly value: unknown }) {
  const map = useMapOfRow(row);
  if (typeof value === 'string') {
    if (row.type === 'place') return <PlaceText {...placeWords(value)} />;
    if (row.type === 'country' || row.type === 'jurisdiction')
      return <PlaceText {...jurisdictionWords(value)} />;
  }
  if (row.type === 'places' && Array.isArray(value))
    return (
      <span className="state-list">
        {value.map((place: unknown) => (
          <PlaceText key={String(place)} {...placeWords(String(place))} />
        ))}
      </span>
    );
  return <TextWithCodes text={valueWords(row, value, map)} />;
}
