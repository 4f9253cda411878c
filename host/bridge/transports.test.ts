import { describe, expect, test } from 'vitest';
import type { Host } from './host.ts';
import { type TestWindow, transports } from '#test/support/bridges.ts';
import { testHost } from '#test/support/hosts.ts';
import { blankMap, MapWindow } from '#test/support/map-window.ts';

const EVERY_BYTE = Uint8Array.from({ length: 256 }, (_, value) => value);

/** Two windows of one host over one kind of transport. */
async function twoWindows(
  open: (host: Host) => Promise<TestWindow>,
): Promise<readonly [TestWindow, TestWindow, Host]> {
  const host = testHost();
  return [await open(host), await open(host), host];
}

describe.each(Object.entries(transports))('over %s', (name, open) => {
  test('every byte value arrives, in calls and in events', async () => {
    const [{ bridge }, other] = await twoWindows(open);
    const map = await blankMap(bridge);
    const first = new MapWindow(bridge, map, 'window-1');
    const second = new MapWindow(other.bridge, map, 'window-2');
    await first.join();
    await second.join();

    const edit = first.edit((doc) => doc.getMap('probe').set('bytes', EVERY_BYTE));
    expect(edit.update.length).toBeGreaterThan(256);
    expect(await first.append(edit)).toEqual({ ok: true, sequence: 2 });
    const received = await second.next('update');
    expect(received.update).toBeInstanceOf(Uint8Array);
    expect(Buffer.from(received.update).equals(edit.update)).toBe(true);

    const third = new MapWindow(other.bridge, map, 'window-3');
    const { state, sequence } = await third.join();
    expect(state).toBeInstanceOf(Uint8Array);
    expect(sequence).toBe(2);
    expect(third.doc.getMap('probe').get('bytes')).toEqual(EVERY_BYTE);
  });

  test('large updates arrive, and one over the limit is refused', async () => {
    const { bridge } = await open(testHost());
    const window = new MapWindow(bridge, await blankMap(bridge), 'window-1');
    await window.join();
    const large = new Uint8Array(1_000_000).fill(0xfe);
    const edit = window.edit((doc) => doc.getMap('probe').set('bytes', large));
    expect(await window.append(edit)).toMatchObject({ ok: true });
    const update = new Uint8Array(8 * 1024 * 1024 + 1);
    await expect(window.append({ ...edit, number: 2, update })).rejects.toThrow(
      'Input validation failed',
    );
  });

  test('windows that edit at the same time end with the same map', async () => {
    const [one, two] = await twoWindows(open);
    const map = await blankMap(one.bridge);
    const first = new MapWindow(one.bridge, map, 'window-1');
    const second = new MapWindow(two.bridge, map, 'window-2');
    await first.join();
    await second.join();
    const rounds = Array.from({ length: 20 }, async (_, round) => {
      const set = (key: string) => (doc: typeof first.doc) =>
        void doc.getMap('probe').set(key, round);
      return Promise.all([
        first.append(first.edit(set(`a${round}`))),
        second.append(second.edit(set(`b${round}`))),
      ]);
    });
    const answers = (await Promise.all(rounds)).flat();
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    for (let round = 0; round < 20; round += 1) {
      await first.next('update');
      await second.next('update');
    }
    expect(first.doc.getMap('probe').size).toBe(40);
    expect(second.doc.getMap('probe').toJSON()).toEqual(first.doc.getMap('probe').toJSON());
  });

  test('arguments that do not fit the contract are refused', async () => {
    const { bridge } = await open(testHost());
    const map = await blankMap(bridge);
    const client = 'window-1';
    await expect(bridge.maps.join({ map: '../../etc/passwd', client })).rejects.toThrow(
      'Input validation failed',
    );
    await expect(bridge.maps.join({ map, client: 'host' })).rejects.toThrow('validation');
    await expect(bridge.maps.history({ map, limit: 1e9 })).rejects.toThrow('validation');
    await expect(bridge.settings.update({ userName: 'two\nlines' })).rejects.toThrow('validation');
    const update = new Uint8Array([0, 0]);
    for (const edit of [
      { number: 0, update, action: 'a' },
      { number: 1.5, update, action: 'a' },
      { number: 1, update, action: '' },
      { number: 1, update, action: 'a\u0000' },
    ])
      await expect(bridge.maps.append({ map, client, edits: [edit] })).rejects.toThrow(
        'validation',
      );
  });

  test('a window that goes away has left its map', async () => {
    const [one, two] = await twoWindows(open);
    const map = await blankMap(one.bridge);
    const first = new MapWindow(one.bridge, map, 'window-1');
    const second = new MapWindow(two.bridge, map, 'window-2');
    await first.join();
    await second.join();
    const presence = { selection: ['node api'], pointer: { x: 1.5, y: -2 } };
    const said = await one.bridge.maps.announce({ map, client: 'window-1', presence });
    expect(said).toEqual({ ok: true });
    expect(await second.next('presence')).toEqual({
      type: 'presence',
      client: 'window-1',
      name: '',
      presence,
    });
    if (name === 'direct') await first.leave();
    else one.close();
    expect(await second.next('presence')).toMatchObject({ client: 'window-1', presence: null });
  });
});

describe.each([
  ['message port', transports['message port']],
  ['websocket', transports.websocket],
] as const)('over %s, hostile', (_, open) => {
  test.each([
    'nonsense',
    '{}',
    '[]',
    'null',
    '{"i":"1","p":{}}',
    '{"i":"1","p":{"u":"no address"}}',
    '{"i":"1","t":99,"p":1}',
  ])('what is no message (%s) ends the connection, not the host', async (message) => {
    const [bad, good] = await twoWindows(open);
    await bad.bridge.app.info();
    bad.sendRaw(message);
    await bad.closed;
    expect(await good.bridge.app.info()).toMatchObject({ name: 'Domicile' });
  });

  test('a procedure that is not in the contract is not there', async () => {
    const [window, other] = await twoWindows(open);
    await window.bridge.app.info();
    window.sendRaw('{"i":"x1","p":{"u":"/maps/delete","b":{"json":{}}}}');
    window.sendRaw('{"i":"x2","p":{"u":"/__proto__/toString","b":{"json":{}}}}');
    window.sendRaw('{"i":"x3","p":{"u":"/maps/constructor","b":{"json":{}}}}');
    expect(await window.bridge.app.info()).toMatchObject({ name: 'Domicile' });
    expect(await other.bridge.app.info()).toMatchObject({ name: 'Domicile' });
  });

  test('bytes that are no base64 are refused', async () => {
    const { bridge, sendRaw } = await open(testHost());
    await bridge.app.info();
    const body = { json: { update: '%%%' }, meta: [[40, 'update']] };
    sendRaw(JSON.stringify({ i: '9', p: { u: '/maps/append', b: body } }));
    sendRaw(
      JSON.stringify({ i: '10', p: { u: '/maps/append', b: { meta: [[40, 'no', 'way']] } } }),
    );
    expect(await bridge.app.info()).toMatchObject({ name: 'Domicile' });
  });
});
