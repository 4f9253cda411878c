import { describe, expect, it } from 'vitest';
import { evaluate } from '#shared/evaluate/evaluate.ts';
import { inContentOrder } from '#shared/evaluate/content-order.ts';
import type { DomicileMap } from '#shared/map/model.ts';
import { rules } from '#shared/rules/registry.ts';
import { rulePack } from '#shared/rules/rule-pack.ts';
import { drawMap } from '#test/support/draw-map.ts';
import type { Drawing } from '#test/support/draw-map.ts';
import { exampleNames, loadExample } from '#test/support/examples.ts';
import { scrambleMap } from '#test/support/scramble-map.ts';
import type { Worksheet } from './worksheet.ts';
import { worksheetOf } from './worksheet.ts';

type Routing = Exclude<NonNullable<Drawing['routing']>, 'unknown'>;

const DAY = '2026-11-22';

function draw(map: DomicileMap, asOf = DAY) {
  const evaluation = evaluate(map, rules, asOf);
  const input = { map, evaluation, mapSha256: 'f'.repeat(64), rulePack: rulePack(), leftOut: [] };
  return { evaluation, worksheet: worksheetOf(input).worksheet };
}

/** Everything but ids, which scrambling changes. */
const withoutIds = (worksheet: Worksheet): unknown =>
  JSON.parse(
    JSON.stringify(worksheet, (key: string, value: unknown) =>
      key === 'id' || (key === 'hops' && Array.isArray(value) && typeof value[0] === 'string')
        ? undefined
        : value,
    ),
  );

describe.each(exampleNames)('the worksheet of %s', (name) => {
  const { map } = loadExample(name);
  const { evaluation, worksheet } = draw(map);

  it('has every finding, question, warning, hop, vendor, policy and decision', () => {
    expect(worksheet.findings.map(({ message }) => message)).toEqual(
      evaluation.findings.map(({ message }) => message),
    );
    for (const [index, finding] of evaluation.findings.entries()) {
      const entry = worksheet.findings[index];
      expect(entry?.citations).toEqual(finding.citations);
      expect(entry?.remedies.map(({ label }) => label)).toEqual(
        finding.remedies.map(({ label }) => label),
      );
      expect(entry?.accepted === undefined).toBe(finding.accepted === undefined);
    }
    const { counsel, team } = worksheet.questions;
    const asked = [...counsel, ...team].filter(({ label }) => label.startsWith('Q'));
    expect(asked.map(({ question }) => question).toSorted()).toEqual(
      evaluation.openQuestions.map(({ question }) => question).toSorted(),
    );
    expect(worksheet.assumed.warnings).toHaveLength(evaluation.warnings.length);
    expect(worksheet.hops.map(({ id }) => id).toSorted()).toEqual(
      map.hops.map(({ id }) => id).toSorted(),
    );
    expect(worksheet.hops.map(({ number }) => number)).toEqual(map.hops.map((_, at) => at + 1));
    expect(worksheet.vendors).toHaveLength(map.vendors.length);
    const { matrix, postures } = map.policies;
    expect(worksheet.policies).toHaveLength(matrix.length + postures.length);
    expect(worksheet.decisions).toHaveLength(map.decisions.length);
    expect(worksheet.cohorts).toHaveLength(map.cohorts.length);
  });

  it('names every rule that a finding names', () => {
    const named = new Set(worksheet.rules.map(({ id }) => id));
    for (const { rule, also } of worksheet.findings)
      expect([rule, ...also].filter((id) => !named.has(id))).toEqual([]);
  });

  it('calls no place met where an open violation says that it is wrong', () => {
    for (const { rule, severity, cohorts, subject, because, accepted } of evaluation.findings) {
      if (severity !== 'violation' || accepted || !/^(?:LOC-01|LOC-05|LOC-09|LOC-10)$/u.test(rule))
        continue;
      const fields = new Set(because.map(({ field }) => field));
      const system = map.nodes.find(({ id }) => id === subject.id)?.name ?? '';
      for (const sheet of worksheet.cohorts.filter(({ id }) => cohorts.includes(id))) {
        const rows = sheet.placement.filter(({ systems, what }) => {
          const isCopy = fields.has('backup.places') || fields.has('replicas');
          return systems.includes(system) && (what === 'Backups') === isCopy;
        });
        expect(rows.every(({ standing }) => standing !== 'met')).toBe(true);
        expect(sheet.answers.localisation.some(({ standing }) => standing === 'violation')).toBe(
          true,
        );
      }
    }
  });

  it('says the same of the same drawing under other ids and in another order', () => {
    const plain = withoutIds(draw(map).worksheet);
    const { map: other } = scrambleMap(map, 7);
    expect(withoutIds(draw(other).worksheet)).toEqual(plain);
  });
});

describe('what is not known', () => {
  it('is never shown as met, for a cohort that is not drawn to the end', () => {
    const { worksheet } = draw(
      drawMap({ cohorts: [{ id: 'c', name: 'Patients', care: 'FR' }], nodes: [], hops: [] }),
    );
    const [sheet] = worksheet.cohorts;
    expect(sheet?.isEvaluated).toBe(false);
    expect(sheet?.sentence).toMatch(/^Not evaluated/u);
    expect(sheet?.about).toContain('number not known');
    expect(sheet?.placement.map(({ standing }) => standing)).not.toContain('met');
    expect(sheet?.answers.localisation.map(({ standing }) => standing)).toEqual(['unknown']);
    expect(worksheet.verdict.isGreen).toBe(false);
    expect(worksheet.routing.standing).toBe('unknown');
  });

  it('is said of places, access, owners and vendors of which nothing is written', () => {
    const { worksheet } = draw(
      drawMap({
        cohorts: [{ id: 'c', name: 'Patients', care: 'DE', entry: ['db'] }],
        vendors: [{ id: 'v', name: 'Host' }],
        nodes: [{ id: 'db', name: 'Records', kind: 'database', vendor: 'v' }],
        hops: [],
      }),
    );
    const [sheet] = worksheet.cohorts;
    const row = (what: string) => sheet?.placement.find((one) => one.what === what);
    expect(row('Records')).toMatchObject({ drawn: 'not known', standing: 'unknown' });
    expect(row('Backups')).toMatchObject({ drawn: 'not known', standing: 'unknown' });
    expect(row('Support access')).toMatchObject({ drawn: 'not known', standing: 'unknown' });
    expect(sheet?.sentence).toContain('stored in a place not known');
    expect(sheet?.answers.sovereignty).toContain('Owner not known: Host.');
    expect(worksheet.routing.standing).toBe('unknown');
    const [vendor] = worksheet.vendors;
    expect(vendor).toMatchObject({ standing: 'unknown' });
    expect(vendor?.facts.find(({ label }) => label === 'Agreements')?.words).toBe('not known');
    expect(sheet?.regimes).toContainEqual({
      name: 's. 393 SGB V, Germany',
      applies: 'unknown',
      why: 'Are Patients treated in German statutory care?',
    });
  });

  it('goes for a law without rules here: its absence is not taken as freedom', () => {
    const { worksheet } = draw(
      drawMap({ cohorts: [{ id: 'c', name: 'Patients', care: 'KR' }], nodes: [], hops: [] }),
    );
    expect(worksheet.cohorts[0]?.regimes).toContainEqual({
      name: 'Law of South Korea',
      applies: 'unknown',
      why: 'this rule pack has no rules for it; confirm with counsel',
    });
    expect(worksheet.cohortsWithoutClock).toEqual(['Patients']);
  });

  it('does not hide a rule that failed', () => {
    const { map } = loadExample('telemedicine-corrected');
    const evaluation = {
      ...evaluate(map, rules, DAY),
      ruleErrors: [{ rule: 'LOC-01', message: 'broken' }],
    };
    const { worksheet } = worksheetOf({
      map,
      evaluation,
      mapSha256: '',
      rulePack: rulePack(),
      leftOut: [],
    });
    expect(worksheet.limits.ruleErrors).toEqual(['LOC-01: broken']);
    expect(worksheet.counts[0]).toContain('1 rule failed');
    const french = worksheet.cohorts.find(({ name }) => name.includes('France'));
    expect(french?.answers.localisation[0]?.standing).toBe('unknown');
    expect(worksheet.verdict.isGreen).toBe(false);
  });
});

describe('sentences', () => {
  it('name what patients are routed by, with "and" before the last', () => {
    const words = (basis: NonNullable<Routing['basis']>): string =>
      draw(drawMap({ routing: { basis } })).worksheet.routing.words;
    expect(words([])).toBe('Nothing decides which region serves a patient.');
    expect(words(['residence'])).toBe('Patients are routed by residence.');
    expect(words(['nationality', 'ip-address'])).toBe(
      'Patients are routed by IP address and nationality.',
    );
    expect(words(['travel-location', 'nationality', 'ip-address'])).toBe(
      'Patients are routed by IP address, nationality and where they travel.',
    );
  });

  it('name countries with their article, in the order of their names', () => {
    const node = (id: string, place: string) =>
      ({ id, name: id, kind: 'database', place }) as const;
    const { worksheet } = draw(
      drawMap({
        cohorts: [{ id: 'c', name: 'Patients', care: 'NL', entry: ['us', 'gb', 'vn'] }],
        nodes: [node('us', 'aws:us-east-1'), node('gb', 'iso:GB'), node('vn', 'iso:VN')],
        hops: [],
      }),
    );
    const [sheet] = worksheet.cohorts;
    expect(sheet?.sentence).toContain(
      'Processed in the United Kingdom, the United States (Virginia) and Vietnam,',
    );
    expect(sheet?.about).toContain('care in the Netherlands');
    expect(sheet?.crossings.map(({ to }) => to)).toEqual([
      'the United Kingdom',
      'the United States',
      'Vietnam',
    ]);
  });
});

describe('the law of a day', () => {
  const { map } = loadExample('telemedicine-faulty');
  const regimes = (asOf: string): string[] =>
    draw(map, asOf).worksheet.cohorts.flatMap((sheet) => sheet.regimes.map(({ name }) => name));

  it.each([
    ['HDS, France', '2024-11-15', '2024-11-16'],
    ['Texas HSC ch. 183', '2025-12-31', '2026-01-01'],
    ['US bulk data rule', '2025-04-07', '2025-04-08'],
    ['EHDS', '2025-03-25', '2025-03-26'],
  ])('%s begins on its day', (name, before, from) => {
    expect(regimes(before)).not.toContain(name);
    expect(regimes(from)).toContain(name);
  });

  it('keeps the order of content for cohorts', () => {
    const names = draw(map).worksheet.cohorts.map(({ name }) => name);
    expect(names).toEqual(inContentOrder(map).cohorts.map(({ name }) => name));
  });
});
