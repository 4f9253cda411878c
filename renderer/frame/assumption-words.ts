import type { Assumption } from '#shared/evaluate/assumption.ts';

/** What can be switched off, said as what stands. */
export type AssumptionWords = {
  readonly off: Assumption;
  readonly title: string;
  readonly short: string;
  readonly help: string;
};

export const assumptionList: readonly AssumptionWords[] = [
  {
    off: 'no-dpf',
    title: 'The Data Privacy Framework stands',
    short: 'DPF',
    help: 'Off: transfers to the US need another channel.',
  },
  {
    off: 'no-scc',
    title: 'Standard contractual clauses stand',
    short: 'SCC',
    help: 'Off: transfers need adequacy, the framework or binding rules.',
  },
];

/** `all stand`, or what does not: `no DPF, no SCC`. */
export function assumptionSummary(assumed: readonly Assumption[]): string {
  const off = assumptionList.filter((words) => assumed.includes(words.off));
  return off.length === 0 ? 'all stand' : off.map(({ short }) => `no ${short}`).join(', ');
}
