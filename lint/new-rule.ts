import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const USAGE =
  'usage: npm run new:rule -- LOC-26 kept-in-the-country "Records are kept outside the country"';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

const [id = '', slug = '', title = ''] = process.argv.slice(2);
if (!/^[A-Z]{3}-\d{2}$/.test(id)) fail(`"${id}" is not a rule id such as LOC-26\n${USAGE}`);
if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
  fail(`"${slug}" is not a slug such as kept-in-the-country\n${USAGE}`);
if (title.trim() === '') fail(`give the broken state as a title\n${USAGE}`);

const root = new URL('../', import.meta.url);
const family = id.slice(0, 3).toLowerCase();
const name = `${id.toLowerCase()}-${slug}`;
const variable = id.toLowerCase().replace('-', '');
const folder = new URL(`shared/rules/${family}/`, root);
const ruleFile = new URL(`${name}.ts`, folder);
const testFile = new URL(`${name}.test.ts`, folder);
const registryFile = new URL('shared/rules/registry.ts', root);
const registry = readFileSync(registryFile, 'utf8');
if (existsSync(ruleFile) || registry.includes(`{ ${variable} }`)) fail(`${id} is there already`);

mkdirSync(folder, { recursive: true });
writeFileSync(
  ruleFile,
  `import { defineRule, found, lacks } from '#shared/evaluate/rule.ts';

export const ${variable} = defineRule({
  id: '${id}',
  title: ${JSON.stringify(title)
    .replaceAll("'", String.raw`\'`)
    .replaceAll('"', "'")},
  regime: ['project'],
  effective: { from: null, until: null },
  severity: { violation: 'say when' },
  cites: [{ text: 'project policy', tier: 1, verified: true }],
  reads: ['node.place'],
  *check(facts) {
    for (const cohort of facts.evaluated)
      for (const { node } of facts.holdings(cohort, cohort.generalScope)) {
        if (node.isExempt || !node.stores) continue;
        if (!node.place) {
          const question = \`Where is \${node.node.name}?\`;
          yield lacks({ subject: node.subject, field: 'place', question, ifNo: 'violation' });
          continue;
        }
        yield found({
          severity: 'violation',
          subject: node.subject,
          cohort: cohort.cohort.id,
          scope: cohort.generalScope,
          message: \`\${node.node.name} is drawn\`,
          because: [{ subject: node.subject, field: 'place', value: node.place.raw }],
        });
      }
  },
  remedies: ['Say what to do first'],
  counsel: 'Say what must go to counsel.',
  falsePositives: 'Say when this may be wrong.',
});
`,
);
writeFileSync(
  testFile,
  `import type { Drawing } from '#test/support/draw-map.ts';
import { testRule } from '#test/support/test-rule.ts';
import { ${variable} } from './${name}.ts';

const store = (place: string, kind: 'database' | 'worker' = 'database'): Drawing => ({
  cohorts: [{ id: 'patients', name: 'Patients', care: 'FR', dataClasses: ['clinical-record'], entry: ['store'] }],
  nodes: [{ id: 'store', name: 'Records', kind, vendor: 'self', place }],
});

testRule(${variable}, {
  breaks: [{ when: 'say what is drawn', map: store('iso:FR'), severity: 'violation', subject: 'node:store' }],
  holds: [{ when: 'nothing is stored', map: store('iso:FR', 'worker') }],
  unknown: [{ when: 'the place is not known', map: store('unknown'), asks: 'node:store place', ifNo: 'violation' }],
});
`,
);

const lines = registry.split('\n');
const importLine = `import { ${variable} } from './${family}/${name}.ts';`;
const imports = lines.filter((line) => /^import \{ [a-z]{3}\d\d \}/.test(line));
const sorted = [...imports, importLine].toSorted((a, b) => (a.slice(9) < b.slice(9) ? -1 : 1));
const head = lines.filter((line) => line.startsWith('import ') && !imports.includes(line));
const list = [
  ...(/readonly Rule\[\] = \[([^\]]*)\]/.exec(registry)?.[1] ?? '').matchAll(/[a-z]{3}\d\d/g),
].map(([word]) => word);
const names = [...list, variable].toSorted((a, b) => (a < b ? -1 : 1));
const body = lines.filter((line) => !line.startsWith('import ')).join('\n');
writeFileSync(
  registryFile,
  [
    ...head,
    ...sorted,
    body.replace(/readonly Rule\[\] = \[[^\]]*\]/, `readonly Rule[] = [${names.join(', ')}]`),
  ].join('\n'),
);
process.stdout.write(
  `${ruleFile.pathname.replace(root.pathname, '')}\n${testFile.pathname.replace(root.pathname, '')}\nNow: npm run format && npm run docs:rules && npm test\n`,
);
