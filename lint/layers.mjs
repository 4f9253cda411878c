import path from 'node:path';

/**
 * The arrows of docs/architecture.md. For each top folder: the other top folders that it may import,
 * whether Node's own modules are allowed, and, where the list is closed, which npm packages are.
 */
const ARROWS = new Map([
  [
    'shared',
    {
      folders: [],
      node: false,
      packages: [
        '@noble/hashes',
        'canonicalize',
        'elkjs',
        'fastest-levenshtein',
        'i18n-iso-countries',
        'jsonc-parser',
        'yjs',
        'zod',
      ],
    },
  ],
  ['host', { folders: ['shared'], node: true, packages: 'any' }],
  ['electron', { folders: ['shared', 'host'], node: true, packages: ['electron'] }],
  ['renderer', { folders: ['shared'], node: false, packages: 'any' }],
]);

const isTest = (file) => /\.(test|spec)\.tsx?$/.test(file);

/** `@scope/name/deep/path` → `@scope/name`. */
function packageName(specifier) {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

/** What a specifier points at: one of our folders, Node, or a package. */
function target(specifier, file, root) {
  if (specifier.startsWith('node:')) return { kind: 'node', name: specifier };
  if (specifier.startsWith('#')) return { kind: 'folder', name: specifier.slice(1).split('/')[0] };
  if (specifier.startsWith('.')) {
    const absolute = path.resolve(path.dirname(file), specifier);
    return { kind: 'folder', name: path.relative(root, absolute).split(path.sep)[0] };
  }
  return { kind: 'package', name: packageName(specifier) };
}

function isAllowed(arrow, from, to) {
  if (to.kind === 'node') return arrow.node;
  if (to.kind === 'folder') return to.name === from || arrow.folders.includes(to.name);
  return arrow.packages === 'any' || arrow.packages.includes(to.name);
}

export const layers = {
  meta: { type: 'problem', messages: { arrow: '{{from}}/ may not import {{to}}.' } },
  create(context) {
    const root = context.cwd ?? process.cwd();
    const from = path.relative(root, context.filename).split(path.sep)[0];
    const arrow = ARROWS.get(from);
    if (!arrow || isTest(context.filename)) return {};
    function check(node) {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string') return;
      const to = target(specifier, context.filename, root);
      if (!isAllowed(arrow, from, to))
        context.report({ node: node.source, messageId: 'arrow', data: { from, to: to.name } });
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};
