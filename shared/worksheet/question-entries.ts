import type { OpenQuestion, Severity } from '#shared/evaluate/finding.ts';
import type { FindingEntry } from './finding-entries.ts';
import type { Speaker } from './words.ts';

export type QuestionEntry = {
  /** `Q1`, most valuable first; a question for counsel that is a finding has the finding's label. */
  readonly label: string;
  readonly question: string;
  readonly about: string;
  readonly field?: string;
  readonly ifNo: Severity;
  readonly unlocks: readonly string[];
};

/** Who can answer what: counsel on roles, contracts and instruments; the team on what is built. */
export type OpenQuestions = {
  readonly counsel: readonly QuestionEntry[];
  readonly team: readonly QuestionEntry[];
};

/** Facts of law and contract; everything else is a fact about systems. */
const FOR_COUNSEL =
  /^(?:role|hipaa|part2|controller|statutoryCare|certifiedEhr|publicBody|offshoreBan|providerLicences|payerPrograms|exceptions|art9Basis|dpia|agreements|dpf|assessments|certifications|subprocessors\.mechanism|transfer|cmsAttestation|concernOwnership|cisaControls|hdsMap|secondaryUse|transform\.method|organisation\.(?:hipaaRole|country))(?:\.|$)/u;

const isForCounsel = ({ item }: { readonly item: OpenQuestion }): boolean =>
  FOR_COUNSEL.test(item.field);

/** The open questions, and the findings that only counsel can decide. */
export function questionEntries(
  questions: readonly OpenQuestion[],
  findings: readonly FindingEntry[],
  speaker: Speaker,
): OpenQuestions {
  const asked = questions.map((item, index) => ({ item, entry: entryOf(item, index, speaker) }));
  const decided = findings
    .filter(({ severity, accepted }) => severity === 'question' && accepted === undefined)
    .map(({ label, message, subject, rule, also }): QuestionEntry => ({
      label,
      question: message,
      about: subject,
      ifNo: 'question',
      unlocks: [rule, ...also],
    }));
  return {
    counsel: [...decided, ...asked.filter(isForCounsel).map(({ entry }) => entry)],
    team: asked.filter((one) => !isForCounsel(one)).map(({ entry }) => entry),
  };
}

function entryOf(question: OpenQuestion, index: number, speaker: Speaker): QuestionEntry {
  const about = (question.elements ?? [question.subject]).map((one) => speaker.name(one));
  return {
    label: `Q${index + 1}`,
    question: question.question,
    about: [...new Set(about)].join(', '),
    field: question.field,
    ifNo: question.ifNo,
    unlocks: question.unlocks,
  };
}
