import type { Fact } from '#shared/evaluate/finding.ts';
import { fieldAt } from '#shared/map/field-table.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { elementName } from '../app/element-names.ts';
import { useSession } from '../app/session.ts';
import { valueWords } from '../inspector/value-words.ts';
import { TextWithCodes } from '../ui/TextWithCodes.tsx';

/** The facts that a finding rests on, each with the element that says it. */
export function BecauseFacts({ facts }: { readonly facts: readonly Fact[] }) {
  const map = useSession((session) => session.map);
  const select = useSession((session) => session.select);
  if (facts.length === 0) return null;
  return (
    <>
      <h4 className="d-caps">Because</h4>
      <ul className="detail-facts">
        {facts.map((fact) => (
          <li key={`${fact.subject.type} ${fact.subject.id} ${fact.field}`}>
            <button type="button" className="link" onClick={() => select([fact.subject])}>
              {elementName(map, fact.subject)}
            </button>{' '}
            <span className="d-muted">{factField(fact)}:</span>{' '}
            <TextWithCodes text={factValue(fact, map)} />
            {fact.isDefault === true ? <em className="d-muted"> (default)</em> : null}
          </li>
        ))}
      </ul>
    </>
  );
}

const rowOf = ({ subject, field }: Fact) => {
  const type = subject.type === 'policy' ? 'posture' : subject.type;
  return (
    fieldAt(type, field) ?? (subject.type === 'policy' ? fieldAt('matrixRow', field) : undefined)
  );
};

function factField(fact: Fact): string {
  return (rowOf(fact)?.title ?? fact.field).toLowerCase();
}

function factValue(fact: Fact, map: DomicileMap): string {
  if (fact.value === null || fact.value === undefined) return 'not known';
  const row = rowOf(fact);
  if (row !== undefined && row.type !== 'list' && row.type !== 'group')
    return valueWords(row, fact.value, map);
  return plainWords(fact.value);
}

/** A value without a field of its own, such as an agreement, as its words. */
function plainWords(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? value : JSON.stringify(value);
  const parts: readonly unknown[] = Object.values(value);
  return parts.length === 0 ? 'none' : parts.map(plainWords).join(', ');
}
