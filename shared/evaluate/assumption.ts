/** What may be switched off, to see what rests on it. */
export const assumptions = {
  'no-dpf': 'the EU-US Data Privacy Framework does not stand',
  'no-scc': 'standard contractual clauses do not stand',
} as const;

export type Assumption = keyof typeof assumptions;

export const isAssumption = (text: string): text is Assumption => Object.hasOwn(assumptions, text);
