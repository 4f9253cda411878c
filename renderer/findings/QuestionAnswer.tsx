import { Button } from '@mantine/core';
import type { OpenQuestion, Subject } from '#shared/evaluate/finding.ts';
import { type ElementName, fieldAt, type FieldRow } from '#shared/map/field-table.ts';
import { useEdits } from '../app/edits.ts';
import { elementName } from '../app/element-names.ts';
import { answerAt } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { FieldEditor } from '../inspector/FieldEditor.tsx';
import { refOfSubject } from './subject-ref.ts';

type Props = { readonly question: OpenQuestion; readonly subject: Subject };

const INLINE: ReadonlySet<FieldRow['type']> = new Set([
  'flag',
  'choice',
  'choices',
  'date',
  'count',
  'amount',
  'text',
  'texts',
  'place',
  'places',
  'placeSet',
  'country',
  'countries',
  'jurisdiction',
  'jurisdictions',
  'reference',
  'references',
]);

/** The control that answers a question in place, or the way to where it is answered. */
export function QuestionAnswer({ question, subject }: Props) {
  const map = useSession((session) => session.map);
  const select = useSession((session) => session.select);
  const show = useSession((session) => session.show);
  const { setField } = useEdits();
  const { field } = answerAt(question);
  const ref = refOfSubject(map, subject);
  const element: ElementName | undefined = ref?.type;
  const row = element === undefined ? undefined : fieldAt(element, field);
  const label = `${row?.title ?? 'Answer'}: ${elementName(map, subject)}`;
  if (ref !== undefined && row !== undefined && INLINE.has(row.type))
    return (
      <>
        <FieldEditor
          row={row}
          state={{ kind: 'unknown' }}
          label={label}
          describedBy={undefined}
          onWrite={(value) => setField([ref], field, value)}
        />
        {row.unit === undefined ? null : <span className="question-unit d-muted">{row.unit}</span>}
      </>
    );
  return (
    <Button
      variant="default"
      onClick={() => {
        select([subject]);
        show(VIEW_OF[subject.type]);
      }}
    >
      Answer
    </Button>
  );
}

const VIEW_OF = {
  node: 'map',
  hop: 'map',
  cohort: 'cohorts',
  vendor: 'vendors',
  policy: 'organisation',
  map: 'organisation',
} as const satisfies Record<Subject['type'], string>;
