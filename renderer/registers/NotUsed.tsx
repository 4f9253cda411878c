import { choiceWords } from '#shared/map/choice-words.ts';
import { useIsReadOnly, useSession } from '../app/session.ts';
import type { FieldTarget } from '../inspector/field-target.ts';
import { KindIcon } from '../ui/KindIcon.tsx';
import { kindGroupList } from '../ui/kind-hue.ts';

/** Kinds that the team states it does not have, so that nobody asks why they are not drawn. */
export function NotUsed({ target }: { readonly target: FieldTarget }) {
  const notUsed = useSession(({ map }) => map.notUsed);
  const drawn = useSession(({ map }) => map.nodes);
  const isReadOnly = useIsReadOnly();
  const question = target.question('notUsed');
  const toggle = (kind: (typeof notUsed)[number], isNotUsed: boolean): void =>
    target.write(
      'notUsed',
      isNotUsed ? [...notUsed, kind] : notUsed.filter((other) => other !== kind),
    );
  return (
    <section className="register-section register-wide">
      <h3 className="d-caps">Kinds not used</h3>
      <p className="d-muted">
        Tick what you are sure not to have. What is neither drawn nor ticked may be a leak that
        nobody has thought of.
      </p>
      {question === undefined ? null : <p className="entries-question">{question.question}</p>}
      <div className="not-used">
        {kindGroupList.map(({ title, kinds }) => (
          <fieldset key={title}>
            <legend className="d-small d-muted">{title}</legend>
            {kinds.map((kind) => {
              const isDrawn = drawn.some((node) => node.kind === kind);
              return (
                <label key={kind} className="not-used-kind" data-drawn={isDrawn}>
                  <input
                    type="checkbox"
                    checked={notUsed.includes(kind)}
                    disabled={isReadOnly || (isDrawn && !notUsed.includes(kind))}
                    onChange={(event) => toggle(kind, event.currentTarget.checked)}
                  />
                  <KindIcon kind={kind} size={16} />
                  {choiceWords(kind)}
                  {isDrawn ? <span className="d-muted d-small">drawn</span> : null}
                </label>
              );
            })}
          </fieldset>
        ))}
      </div>
    </section>
  );
}
