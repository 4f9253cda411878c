import { Buffer } from 'node:buffer';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Host } from '#host/bridge/host.ts';
import { readAssets } from '#host/server/assets.ts';
import { startBrowserShell } from '#host/server/browser-shell.ts';

/*
 * Domicile for an external diagram-editor bench: it hands over a generated graph, which comes in by
 * the file input of the start screen as every map does, and moves a pointer over the canvas.
 * Every run has a host of its own on loopback, with its map on disk; the evaluator works as always.
 */

const ROOT = path.resolve(import.meta.dirname, '..');
const KINDS = { process: 'api', store: 'database', actor: 'web-app' };
/** A country a strip of rows, since a node stands in the band of its place. */
const PLACES = [
  'aws:us-east-1',
  'aws:ca-central-1',
  'aws:eu-west-1',
  'aws:eu-central-1',
  'aws:ap-southeast-2',
];

const shortId = (letter, { index }) => `${letter}${index}`;

function mapOf(graph) {
  const rows = 1 + Math.max(...graph.nodes.map(({ row }) => row));
  const ids = new Map(graph.nodes.map((node) => [node.id, shortId('n', node)]));
  return {
    format: 'domicile.map',
    version: 1,
    id: 'bench',
    title: `Bench ${graph.nodes.length}`,
    organisation: { name: 'Bench', country: 'US', hipaaRole: 'covered-entity' },
    cohorts: [
      { id: 'texans', name: 'Texans', care: 'US-TX', entry: ['n0'] },
      { id: 'germans', name: 'Germans', care: 'DE', entry: [`n${graph.nodes.length - 1}`] },
    ],
    vendors: [{ id: 'cloud', name: 'Cloud', country: 'US', role: 'processor' }],
    nodes: graph.nodes.map((node) => ({
      id: shortId('n', node),
      name: node.label,
      kind: KINDS[node.kind],
      place: PLACES[Math.floor((node.row * PLACES.length) / rows)],
      vendor: 'cloud',
      ...(node.encrypted ? { atRest: { encryption: 'aes-256' } } : {}),
      position: { x: node.x, y: node.y },
    })),
    hops: graph.flows.map((flow) => ({
      id: shortId('h', flow),
      from: ids.get(flow.from),
      to: ids.get(flow.to),
      name: flow.label,
      carrier: flow.protocol.toLowerCase(),
      ...(flow.encrypted ? { encryption: flow.protocol === 'SFTP' ? 'ssh' : 'tls-1.3' } : {}),
    })),
  };
}

async function startShell() {
  const folder = mkdtempSync(path.join(tmpdir(), 'domicile-bench-'));
  const assets = await readAssets(
    process.env.BENCH_INTERFACE ?? path.join(ROOT, 'dist', 'renderer'),
  );
  if (assets === undefined) throw new Error('build the interface first: npm run build:renderer');
  const host = new Host({
    shell: 'browser',
    version: '0.0.0',
    workspaceFolder: path.join(folder, 'maps'),
    settingsFolder: path.join(folder, 'settings'),
    examplesFolder: path.join(ROOT, 'assets', 'examples'),
    clock: () => new Date(),
  });
  return startBrowserShell(host, assets, { port: 0, onBug: console.error });
}

/** Chosen by the middle of the canvas; the point is free of everything that lies over a card. */
const nearestCard = () => {
  const pane = document.querySelector('.react-flow__pane').getBoundingClientRect();
  const [x, y] = [pane.left + pane.width / 2, pane.top + pane.height / 2];
  let best;
  for (const node of document.querySelectorAll('.react-flow__node')) {
    const box = node.getBoundingClientRect();
    const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    if (document.elementFromPoint(at.x, at.y)?.closest('.react-flow__node') !== node) continue;
    const distance = Math.hypot(at.x - x, at.y - y);
    if (best === undefined || distance < best.distance)
      best = { ...at, distance, id: node.dataset.id, box: node.style.transform };
  }
  return best ?? null;
};

const freePoint = () => {
  const pane = document.querySelector('.react-flow__pane').getBoundingClientRect();
  for (let down = 0.8; down > 0.2; down -= 0.03)
    for (let across = 0.9; across > 0.3; across -= 0.02) {
      const at = { x: pane.left + pane.width * across, y: pane.top + pane.height * down };
      const hit = document.elementFromPoint(at.x, at.y);
      if (hit?.classList.contains('react-flow__pane')) return at;
    }
  return null;
};

let shell;

export default {
  name: 'Domicile',
  fixture: (graph) => JSON.stringify(mapOf(graph)),
  // Cards out of view are not in the page by design: all that are in view, and their hops, are.
  drawn: (graph) => `(() => {
    const said = document.body.textContent.includes('${graph.nodes.length} nodes');
    const cards = document.querySelectorAll('.react-flow__node .card').length;
    return said && cards > 0 && document.querySelectorAll('.hop-line').length > 0;
  })()`,
  async setup({ page, context }) {
    const own = await startShell();
    shell = own;
    context.once('close', () => void own.close());
    // The bench asks the page by code in text, which the policy of the page rightly refuses.
    const devtools = await context.newCDPSession(page);
    await devtools.send('Page.setBypassCSP', { enabled: true });
  },
  async open({ page, fixture, waitDrawn, now }) {
    await page.goto(shell.newAddress());
    await page.getByRole('heading', { name: 'Domicile' }).waitFor();
    const gestureAt = await now();
    const done = waitDrawn();
    await page.getByLabel('Import a file').setInputFiles({
      name: 'bench.json',
      mimeType: 'application/json',
      buffer: Buffer.from(fixture),
    });
    return { gestureAt, drawnAt: await done };
  },
  async afterOpen({ page }) {
    await page.getByRole('button', { name: /back to 100 %/ }).click();
    await page.waitForTimeout(800);
  },
  viewOffset: `document.querySelector('.react-flow__viewport').style.transform`,
  panPoint: ({ page }) => page.evaluate(freePoint),
  nodePoint: ({ page }) => page.evaluate(nearestCard),
  nodeBox: ({ page, id }) =>
    page.evaluate(
      (node) => document.querySelector(`.react-flow__node[data-id="${node}"]`)?.style.transform,
      id,
    ),
  async zoomToFit({ page }) {
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
  },
  async interactions({ page, span }) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    const at = await this.nodePoint({ page });
    const select = await span(1000, () => page.mouse.click(at.x, at.y));
    const name = page.getByRole('textbox', { name: /^Name of/ });
    await name.focus();
    await page.keyboard.press('End');
    const letters = [];
    for (const letter of 'abcde') letters.push(await span(400, () => page.keyboard.type(letter)));
    return { select, key: letters.toSorted((a, b) => a - b)[2] };
  },
};
