import { resolvePlace, placeInSentence } from '#shared/geography/place.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import { findingKey } from '../app/finding-key.ts';
import { notify } from '../app/notices.ts';
import type { Session } from '../app/session.ts';
import { counted } from '../ui/severity-words.ts';

const openKeys = (evaluation: Evaluation): string[] =>
  evaluation.findings.filter(({ accepted }) => !accepted).map(findingKey);

function countMissing(keys: readonly string[], among: readonly string[]): number {
  const there = new Set(among);
  return keys.filter((key) => !there.has(key)).length;
}

/** What a change did to findings and questions: `2 findings fewer, 1 new, 1 new question`. */
export function effectWords(before: Evaluation, after: Evaluation): string {
  const [was, is] = [openKeys(before), openKeys(after)];
  const gone = countMissing(was, is);
  const fresh = countMissing(is, was);
  const asked = after.openQuestions.length - before.openQuestions.length;
  if (gone === 0 && fresh === 0 && asked === 0) return 'nothing else changed';
  const parts = [
    ...(gone === 0 ? [] : [`${counted(gone, 'finding')} fewer`]),
    ...(fresh === 0 ? [] : [gone === 0 ? counted(fresh, 'new finding') : `${fresh} new`]),
    ...(asked > 0 ? [counted(asked, 'new question')] : []),
    ...(asked < 0 ? [`${counted(-asked, 'question')} fewer`] : []),
  ];
  return parts.join(', ');
}

/** How a place is called in a notice. */
function placeWords(place: string | undefined): string {
  const answer = place === undefined ? undefined : resolvePlace(place);
  return answer?.ok === true ? placeInSentence(answer.place) : 'not known';
}

/**
 * Says where nodes are from now on and, once it has been evaluated, what that changes. The notice
 * offers to undo it as long as nothing else has been changed.
 */
export function tellPlaceEffect(session: Session, place: string | undefined): void {
  const { evaluation: before, map } = session.getState();
  const stop = session.subscribe((now) => {
    if (now.map !== map) return stop();
    if (now.evaluation === before || now.evaluation === undefined) return undefined;
    stop();
    const effect = before === undefined ? '' : `; ${effectWords(before, now.evaluation)}`;
    const undo = (): void => {
      if (session.getState().map === map) session.getState().undo();
      else
        notify({
          kind: 'problem',
          text: 'The map has changed since. Undo takes back its last change.',
        });
    };
    notify({
      kind: 'done',
      text: `Place set to ${placeWords(place)}${effect}.`,
      action: { label: 'Undo', run: undo },
    });
    return undefined;
  });
}
