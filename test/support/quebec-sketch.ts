import type { Drawing } from './draw-map.ts';
import { sketch } from './transfer-sketch.ts';
import type { Sketch } from './transfer-sketch.ts';
import { clause } from './walk-case.ts';

/** A processing agreement in force, with notice of foreign processing. */
export const dpa = (more: object = {}) => clause('dpa', { terms: ['foreign-notice'], ...more });

/** An assessment that found the protection adequate. */
export const pia = (more: object = {}) => ({
  type: 'pia',
  date: '2026-03-02',
  conclusion: 'adequate',
  ...more,
});

/**
 * PHI of patients treated in Quebec goes by the organisation's own API in Montreal to a vendor's
 * store in Toronto, with an agreement and no assessment.
 */
export const quebec = (more: Sketch = {}): Drawing =>
  sketch({
    ...more,
    cohort: {
      id: 'quebec',
      name: 'Quebec patients',
      care: 'CA-QC',
      controller: 'CA',
      ...more.cohort,
    },
    api: { place: 'iso:CA-QC', ...more.api },
    store: { place: 'azure:canadacentral', ...more.store },
    vendor: { agreements: [dpa()], assessments: [], ...more.vendor },
  });
