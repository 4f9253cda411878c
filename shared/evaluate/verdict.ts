import type { Evaluation } from './evaluate.ts';

/** The verdict in one line; `green` only where nothing is open. */
export type Verdict = { readonly words: string; readonly isGreen: boolean };

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/**
 * The verdict in the words of the map format. Never "compliant", never "ready": the rules know only
 * what is drawn. Questions are those for counsel and the open ones.
 */
export function verdictOf({ summary, ruleErrors }: Evaluation, cohorts: number): Verdict {
  const questions = summary.question + summary.openQuestions;
  const isComplete = summary.cohortsNotEvaluated === 0 && ruleErrors.length === 0 && cohorts > 0;
  if (summary.violation > 0)
    return { words: plural(summary.violation, 'violation'), isGreen: false };
  return {
    words: `No violation found by these rules on these facts; ${plural(questions, 'question')} open`,
    isGreen: isComplete && questions === 0 && summary.risk === 0,
  };
}
