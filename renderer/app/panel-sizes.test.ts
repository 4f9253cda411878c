import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZES, loadPanelSizes, savePanelSizes } from './panel-sizes.ts';

/** A browser's storage in memory. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

describe('panel sizes', () => {
  it('come back as they were kept', () => {
    const kept = storage();
    savePanelSizes(kept, { left: 240, right: 400, bottom: 300 });
    expect(loadPanelSizes(kept)).toEqual({ left: 240, right: 400, bottom: 300 });
  });

  it.each(['', 'null', '{', '{"left":1,"right":320,"bottom":240}', '[]', '{"left":1e9}'])(
    'are the usual ones where %s was kept',
    (text) => {
      const kept = storage();
      kept.setItem('domicile.panels', text);
      expect(loadPanelSizes(kept)).toEqual(DEFAULT_SIZES);
    },
  );
});
