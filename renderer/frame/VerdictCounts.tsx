import { Tooltip } from '@mantine/core';
import type { Severity } from '#shared/evaluate/finding.ts';
import { verdictOf } from '#shared/evaluate/verdict.ts';
import { useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { questionHelp, questionWords } from './question-words.ts';

type Count = {
  readonly severity: Severity | 'met';
  readonly count?: number;
  readonly word: string;
};

/** How many violations, risks and questions there are: shape, number and word. */
export function VerdictCounts() {
  const evaluation = useSession((session) => session.evaluation);
  const failure = useSession((session) => session.evaluationFailure);
  const cohorts = useSession(({ map }) => map.cohorts.length);
  const show = useSession((session) => session.show);
  if (failure !== undefined)
    return (
      <span className="verdict verdict-failed" role="status" title={failure}>
        <SeverityIcon severity="violation" size={14} /> Evaluation failed; the next change tries
        again
      </span>
    );
  if (evaluation === undefined) return <span className="verdict">Evaluating</span>;
  const { summary, ruleErrors } = evaluation;
  const verdict = verdictOf(evaluation, cohorts);
  const counts: readonly Count[] = [
    { severity: 'violation', count: summary.violation, word: one(summary.violation, 'violation') },
    { severity: 'risk', count: summary.risk, word: one(summary.risk, 'risk') },
    {
      severity: 'question',
      count: summary.question + summary.openQuestions,
      word: questionWords(summary.question, summary.openQuestions),
    },
  ];
  return (
    <Tooltip
      label={`${verdict.words}. ${questionHelp(summary.question, summary.openQuestions)} Accepted: ${summary.accepted}.`}
    >
      <button type="button" className="verdict" onClick={() => show('map')}>
        {ruleErrors.length === 0 ? null : (
          <span className="verdict-errors">{ruleErrors.length} rules failed</span>
        )}
        {verdict.isGreen ? (
          <span className="verdict-count">
            <SeverityIcon severity="met" size={14} /> No violation found
          </span>
        ) : (
          counts.map(({ severity, count, word }) => (
            <span key={severity} className="verdict-count" data-zero={count === 0}>
              <SeverityIcon severity={severity} size={14} />
              <strong>{count}</strong> <span className="verdict-word">{word}</span>
            </span>
          ))
        )}
      </button>
    </Tooltip>
  );
}

const one = (count: number, word: string): string => (count === 1 ? word : `${word}s`);
