import { describe, expect, it } from 'vitest';
import { choiceInSentence, choiceWords, shortWords } from './choice-words.ts';
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

  it('keeps abbreviations and names within a sentence', () => {
    expect(choiceInSentence('sud-part2')).toBe('substance use (Part 2)');
    expect(choiceInSentence('clinical-record')).toBe('clinical record');
    expect(choiceInSentence('ip-address')).toBe('IP address');
    expect(choiceInSentence('hr')).toBe('HR data');
    expect(choiceInSentence('safe-harbor')).toBe('Safe Harbor');
    expect(choiceInSentence('cn')).toBe('Chinese assessment (PIPL)');
  });

  it('takes no capital from a name of several words, nor from one with a capital within', () => {
    const lowered = fieldTable
      .flatMap(({ choices }) => choices ?? [])
      .filter((choice) => choiceInSentence(choice) !== choiceWords(choice))
      .map((choice) => choiceWords(choice).slice(1))
      .map((rest) => rest.replaceAll(/\(.*\)|\b\p{Lu}{2,}\b/gu, ''));
    expect(lowered.filter((rest) => /\p{Lu}/u.test(rest))).toEqual([]);
  });

  it('gives no two choices of one field the same words', () => {
    for (const { element, path, choices } of fieldTable) {
      const words = (choices ?? []).map(choiceWords);
      expect(new Set(words).size, `${element}.${path}`).toBe(words.length);
    }
  });
});
