import type { OpenQuestion } from '#shared/evaluate/finding.ts';
import { elementName } from '../app/element-names.ts';
import { answerAt } from '../app/question-index.ts';
import { useSession } from '../app/session.ts';
import { SeverityIcon } from '../ui/SeverityIcon.tsx';
import { counted, severityWord } from '../ui/severity-words.ts';
import { QuestionAnswer } from './QuestionAnswer.tsx';

/** One question: what "no" would mean, what it settles, and the control that answers it. */
export function QuestionRow({ question }: { readonly question: OpenQuestion }) {
  const map = useSession((session) => session.map);
  const select = useSession((session) => session.select);
  const { subjects } = answerAt(question);
  return (
    <li className="question">
      <SeverityIcon severity="question" />
      <div className="question-text">
        <p>{question.question}</p>
        <p className="d-muted d-small">
          An unfavourable answer is a {severityWord[question.ifNo].toLowerCase()} · settles{' '}
          {counted(question.unlocks.length, 'rule')}: {question.unlocks.slice(0, 6).join(', ')}
          {question.unlocks.length > 6 ? ` and ${question.unlocks.length - 6} more` : ''}
        </p>
      </div>
      <div className="question-answers">
        {subjects.map((subject) => (
          <div key={`${subject.type} ${subject.id}`} className="question-answer">
            {subjects.length === 1 ? null : (
              <button
                type="button"
                className="link question-subject"
                onClick={() => select([subject])}
              >
                {elementName(map, subject)}
              </button>
            )}
            <QuestionAnswer question={question} subject={subject} />
          </div>
        ))}
      </div>
    </li>
  );
}
