import { describe, expect, it } from 'vitest';
import { choiceWords, shortWords } from './choice-words.ts';
import { fieldTable } from './field-table.ts';

describe('choiceWords', () => {
  it('writes abbreviations as abbreviations', () => {
    expect(choiceWords('aes-256-gcm')).toBe('AES-256-GCM');
    expect(choiceWords('scc')).toBe('Standard contractual clauses (SCC)');
    expect(shortWords('scc')).toBe('SCC');
  });

  it('writes other words with spaces and a capital', () => {
    expect(choiceWords('recording-store')).toBe('Recording store');
    expect(shortWords('recording-store')).toBe('Recording store');
  });

  it('gives no two choices of one field the same words', () => {
    for (const { element, path, choices } of fieldTable) {
      const words = (choices ?? []).map(choiceWords);
      expect(new Set(words).size, `${element}.${path}`).toBe(words.length);
    }
  });
});
