import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { QuestionRow } from './QuestionRow.tsx';

const FIRST = 25;

/** The open questions, the most valuable first, each answered where it stands. */
export function QuestionList() {
  const questions = useSession(({ evaluation }) => evaluation?.openQuestions);
  const [isAll, setAll] = useState(false);
  if (questions === undefined) return <p className="findings-empty">Evaluating.</p>;
  if (questions.length === 0)
    return <p className="findings-empty">No question is open on these facts.</p>;
  const shown = isAll ? questions : questions.slice(0, FIRST);
  return (
    <>
      <ol className="questions" aria-label="Open questions, the most valuable first">
        {shown.map((question) => (
          <QuestionRow
            key={`${question.subject.type} ${question.subject.id} ${question.field}`}
            question={question}
          />
        ))}
      </ol>
      {shown.length < questions.length ? (
        <button type="button" className="link questions-more" onClick={() => setAll(true)}>
          Show {questions.length - shown.length} more
        </button>
      ) : null}
    </>
  );
}
