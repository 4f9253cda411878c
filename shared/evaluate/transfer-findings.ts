import { placeInSentence } from '#shared/geography/place.ts';
import type { Missing } from './agreement.ts';
import type { TransferLaw } from './channel-step.ts';
import { lawApplies } from './contract.ts';
import type { Fact, Severity } from './finding.ts';
import { transferCause, transferSubject, transfersOf } from './importers.ts';
import type { Transferred } from './importers.ts';
import type { Holding, MapFacts } from './map-facts.ts';
import { entityName } from './node-facts.ts';
import { found, lacks } from './rule.ts';
import type { Outcome } from './rule.ts';
import { missingSupportCountry } from './support-access.ts';
import { transferRemedies } from './transfer-remedies.ts';

/** What a rule makes of a transfer: what is wrong with it, or what is missing to tell. */
export type Judgement =
  | { readonly severity: Severity; readonly wrong: string; readonly also?: readonly string[] }
  | { readonly ifNo: Severity; readonly missing: Missing };

/**
 * The outcomes of a rule about transfers under a law. First it is asked whether the law applies,
 * then what the judge lacks; a finding says which way PHI takes and what is wrong with it.
 */
export function* judgeTransfers(
  facts: MapFacts,
  law: TransferLaw,
  judge: (transfer: Transferred) => Judgement | undefined,
): Generator<Outcome> {
  for (const cohort of facts.evaluated) {
    const applies = lawApplies(facts, cohort, law);
    for (const transfer of transfersOf(facts, cohort, law)) {
      const judged = judge(transfer);
      if (!judged) continue;
      const ifNo = 'missing' in judged ? judged.ifNo : judged.severity;
      if (applies.missing) yield lacks({ ...applies.missing, ifNo });
      else if ('missing' in judged) yield lacks({ ...judged.missing, ifNo });
      else yield transferFound(facts, transfer, law, judged, applies.because);
    }
  }
}

function transferFound(
  facts: MapFacts,
  transfer: Transferred,
  law: TransferLaw,
  { severity, wrong, also = [] }: Extract<Judgement, { wrong: string }>,
  applies: readonly Fact[],
): Outcome {
  const { cohort, node, hop, walk } = transfer;
  return found({
    severity,
    subject: transferSubject(transfer),
    elements: [node.subject],
    pathTo: hop ?? node.subject,
    cohort: cohort.cohort.id,
    scope: 'gdpr',
    message: `${wayOf(transfer)} ${wrong}`,
    because: [...applies, ...transfer.because, ...walk.steps.flatMap((step) => step.because)],
    remedies: transferRemedies(facts, transfer, law),
    cause: transferCause(transfer),
    also,
  });
}

const VERBS = {
  place: 'PHI goes to',
  failover: 'PHI fails over to',
  replicas: 'PHI is replicated to',
  'backup.places': 'PHI is backed up to',
} as const;

/** The way PHI takes, in words: "PHI goes to Amazon in Virginia (aws us-east-1)". */
export function wayOf({ by, importer, place }: Pick<Transferred, 'by' | 'importer' | 'place'>) {
  const where = placeInSentence(place);
  return by === 'support'
    ? `${entityName(importer)} can open PHI from ${where}`
    : `${VERBS[by]} ${entityName(importer)} in ${where}`;
}

const isSupported = ({ node: { isExempt, support } }: Holding): boolean =>
  !isExempt && support !== undefined && support.length > 0;

/** Support by others from a country that nobody wrote down may be a transfer: ask for it. */
export function* askForReaders(facts: MapFacts, law: TransferLaw): Generator<Outcome> {
  for (const cohort of facts.evaluated) {
    if (cohort[law] !== true) continue;
    for (const { node } of facts.holdings(cohort, 'gdpr').filter(isSupported))
      for (const support of node.support ?? [])
        if (!support.place && support.by !== 'self')
          yield lacks({ ...missingSupportCountry(node, support), ifNo: 'violation' });
  }
}

/** Whether a hop relies on the DPF for a recipient that is known not to be certified for patient data. */
export const isRelianceOnDpf = ({ flow, walk }: Transferred): boolean =>
  flow?.hop.transfer?.mechanism === 'dpf' && walk.steps.some((step) => step.isNotCertified);
