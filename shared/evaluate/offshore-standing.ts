import { agreementState } from './agreement.ts';
import type { Missing } from './agreement.ts';
import { agreed } from './contract.ts';
import type { MapFacts } from './map-facts.ts';
import type { Offshore } from './offshore.ts';
import { analysed } from './risk-analysis.ts';
import type { Found } from './rule.ts';
import type { Applies } from './statute.ts';
import { every, not } from './tri.ts';
import type { Tri } from './tri.ts';

/** A signed BAA with whoever has the PHI there; the organisation itself needs none. */
function contracted(facts: MapFacts, { by, missingBy }: Offshore): Applies {
  if (by === 'self') return { value: true, because: [] };
  if (!by) return { value: 'unknown', because: [], missing: missingBy() };
  const state = agreementState(by, 'baa', facts.asOf, null);
  return agreed(state, state.signed);
}

/** What is the same of a place for every cohort: what is asked first, or else what is found. */
export type Judged = {
  readonly value: Tri;
  readonly missing?: Missing | undefined;
  readonly part?: Omit<Found, 'kind' | 'cohort'>;
};

/** Whether a place abroad has its BAA and stands in the risk analysis: 45 CFR 164.308(a)(1)(ii)(A). */
export function judgeOffshore(facts: MapFacts, use: Offshore): Judged {
  const { by, node } = use;
  const contract = contracted(facts, use);
  const analysis = analysed(facts, use);
  const value = every(contract.value, not(analysis.value));
  if (value === 'unknown') return { value, missing: contract.missing ?? analysis.missing };
  if (contract.value !== true) return { value };
  const where = `PHI is ${use.words()}, outside the US`;
  const papers = by === 'self' ? 'the risk analysis covers' : 'the BAA and the risk analysis cover';
  const common = {
    subject: typeof by === 'object' ? ({ type: 'vendor', id: by.id } as const) : node.subject,
    elements: [node.subject],
    pathTo: use.end,
    scope: 'hipaa',
    because: [...use.because, ...contract.because, ...analysis.because],
  } as const;
  const part: Judged['part'] = analysis.value
    ? { ...common, severity: 'info', message: `${where}; ${papers} it` }
    : {
        ...common,
        severity: 'violation',
        message: `${where}, and the risk analysis does not cover it`,
        remedies: use.remedies(),
      };
  return { value, part };
}
