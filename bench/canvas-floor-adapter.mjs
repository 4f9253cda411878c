/*
 * The floor of canvas-adapter.mjs: a page with nothing but a square, which is moved with the pointer.
 * No page can handle more moves of the pointer on the same machine at the same time.
 */

const PAGE = `<!doctype html>
<style>
  body { margin: 0; height: 100vh; }
  div { position: absolute; left: 600px; top: 400px; width: 100px; height: 60px; background: #2b6; }
</style>
<div></div>
<script>
  const square = document.querySelector('div');
  let from;
  addEventListener('pointerdown', (event) => { from = [event.clientX, event.clientY]; });
  addEventListener('pointerup', () => { from = undefined; });
  addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    if (from) square.style.transform = \`translate(\${x - from[0]}px, \${y - from[1]}px)\`;
  });
</script>`;

const place = `document.querySelector('div').style.transform`;

export default {
  name: 'One square',
  fixture: () => '',
  drawn: () => 'true',
  async open({ page, waitDrawn, now }) {
    await page.setContent(PAGE);
    const gestureAt = await now();
    return { gestureAt, drawnAt: await waitDrawn() };
  },
  viewOffset: place,
  panPoint: () => ({ x: 900, y: 600 }),
  nodePoint: () => ({ x: 650, y: 430, id: 'square', box: '' }),
  nodeBox: ({ page }) => page.evaluate(place),
};
