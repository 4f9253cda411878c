import { mayBeOpened, placedHoldings } from '#shared/evaluate/copies.ts';
import { entityName } from '#shared/evaluate/node-facts.ts';
import type { Remedy, Subject } from '#shared/evaluate/finding.ts';
import type { SupportUse } from '#shared/evaluate/node-facts.ts';
import { defineRule, found, lacks, setField } from '#shared/evaluate/rule.ts';
import { missingSupport } from '#shared/evaluate/support-access.ts';
import type { SupportAccess } from '#shared/map/model.ts';

/** What a support entry must say, in the order in which it is asked, and what is wrong where it does not. */
const CONTROLS = [
  ['mode', 'standing', 'Is support access to {} standing, or given just in time?'],
  ['approved', 'not approved', 'Is each support access to {} approved?'],
  ['masked', 'not masked', 'Is PHI masked in support access to {}?'],
  ['logged', 'not logged', 'Is support access to {} logged?'],
] as const;

type Control = (typeof CONTROLS)[number][0];

const isBad = (entry: SupportAccess, control: Control): boolean =>
  control === 'mode' ? entry.mode === 'standing' : entry[control] === false;

/** The same access under control; what is not known stays so. */
const controlled = (entry: SupportAccess): SupportAccess => ({
  ...entry,
  ...(isBad(entry, 'mode') ? { mode: 'just-in-time' } : {}),
  ...(isBad(entry, 'approved') ? { approved: true } : {}),
  ...(isBad(entry, 'masked') ? { masked: true } : {}),
  ...(isBad(entry, 'logged') ? { logged: true } : {}),
});

/** All support of a node put under control, in the list that it stands in. */
function underControl(name: string, listedOn: Subject, support: readonly SupportUse[]): Remedy {
  const label = `Give support of ${name} just in time, approved, masked and logged`;
  const entries = support.map(({ entry }) => controlled(entry));
  return setField(label, listedOn, 'support', entries);
}

export const sup02 = defineRule({
  id: 'SUP-02',
  title: 'Support access is standing, unapproved, unmasked or unlogged',
  regime: ['US-HIPAA', 'project'],
  effective: { from: null, until: null },
  severity: { risk: 'the access is standing, or it is not approved, not masked or not logged' },
  cites: [
    { text: '45 CFR 164.308(a)(4)', tier: 1, verified: false },
    {
      text: 'baseline (policy): support just in time, approved, masked and logged',
      tier: 1,
      verified: true,
    },
  ],
  reads: ['node.support', 'vendor.support'],
  *check(facts) {
    for (const { cohort, holding } of placedHoldings(facts).filter(mayBeOpened)) {
      const { node } = holding;
      const { support } = node;
      if (!support) {
        yield lacks({ ...missingSupport(node), ifNo: 'risk' });
        continue;
      }
      for (const { entry, by, hop, listedOn } of support) {
        const bad = CONTROLS.filter(([control]) => isBad(entry, control));
        const open = CONTROLS.find(([control]) => entry[control] === undefined);
        if (bad.length === 0) {
          if (open)
            yield lacks({
              subject: listedOn,
              field: `support.${open[0]}`,
              question: open[2].replace('{}', node.node.name),
              ifNo: 'risk',
            });
          continue;
        }
        yield found({
          severity: 'risk',
          subject: node.subject,
          pathTo: hop,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message: `Support of ${node.node.name} by ${entityName(by)} is ${bad.map(([, words]) => words).join(', ')}`,
          because: bad.map(([control]) => ({
            subject: listedOn,
            field: `support.${control}`,
            value: entry[control] ?? null,
          })),
          remedies: [underControl(node.node.name, listedOn, support)],
        });
      }
    }
  },
  remedies: [
    'Give access just in time, for one case, with an approval that is written down',
    'Mask PHI, and log what is opened',
  ],
  counsel: 'What the agreement with whoever gives support lays down about access.',
  falsePositives: 'An emergency account that is sealed and only opened in an incident.',
});
