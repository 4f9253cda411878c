import { describe, expect, it } from 'vitest';
import { messagesOf, problemsOf, withKeys } from '../../../test/support/read-problems.ts';

describe('messages', () => {
  it('name the nearest key, another word for it, or where it belongs', () => {
    const text = withKeys(
      '"nodes":[{"id":"a","name":"A","kind":"api","plaec":1,"location":1,"mfa":true,"qqqqqq":1}]',
    );
    expect(messagesOf(text)).toEqual([
      'nodes[0].plaec: unknown key, did you mean "place"?',
      'nodes[0].location: unknown key, did you mean "place"?',
      'nodes[0].mfa: unknown key, did you mean "access.mfa"?',
      expect.stringMatching(/^nodes\[0\]\.qqqqqq: unknown key; the nearest key here is "/),
    ]);
  });

  it('name both ends of a dangling reference', () => {
    const text = withKeys(
      '"nodes":[{"id":"api","name":"A","kind":"api"}],"hops":[{"id":"h1","from":"api","to":"api"},{"id":"h2","from":"api","to":"api"},{"id":"h3","from":"api-2","to":"api"}]',
    );
    expect(messagesOf(text)).toEqual(['hops[2] "h3": from "api-2" is not a node; nearest "api"']);
  });

  it('tell what was expected and what was found', () => {
    const text = withKeys(
      '"nodes":[{"id":"A","name":" ","kind":"databse","access":[],"retention":{"days":-1},"backup":"never"}],"cohorts":[{"id":"c","name":"C","care":"UK","people":1.5}]',
    );
    expect(messagesOf(text)).toEqual([
      'nodes[0].id: expected an id: 1 to 64 of a-z, 0-9 and "-", starting with a letter or digit, found "A"',
      'nodes[0].name: expected text that is not blank, found " "',
      'nodes[0].kind: "databse" is not a word used here, did you mean "database"?',
      'nodes[0].access: expected an object of fields, or "unknown", found a list',
      'nodes[0].retention.days: expected a number from 0, "indefinite", "none" or "unknown", found -1',
      'nodes[0].backup: expected an object of fields, "none" or "unknown", found "never"',
      'cohorts[0].care: "UK" is not an ISO 3166 country or subdivision code such as "FR" or "US-TX", did you mean "GB"?',
      'cohorts[0].people: expected a whole number from 0, or "unknown", found 1.5',
    ]);
  });

  it('tell what is missing where it should stand', () => {
    const text = `{\n "format": "domicile.map",\n "nodes": [\n  {}]}`;
    expect(
      problemsOf(text).map(({ line, column, message }) => `${line}:${column} ${message}`),
    ).toEqual([
      '1:1 version is missing: add the number 1',
      '1:1 id is missing: add an id',
      '1:1 title is missing: add text',
      '4:3 nodes[0].id is missing: add an id',
      '4:3 nodes[0].name is missing: add text',
      expect.stringContaining('nodes[0].kind is missing: add a word such as '),
    ]);
  });

  it('never pass on text that a terminal would act upon', () => {
    const evil = '\\u001b[2J\\u202e\\u009b';
    const text = withKeys(
      `"${evil}":1,"nodes":[{"id":"${evil}","name":"A","kind":"${evil}","place":"${evil}","vendor":"${evil}"}]`,
    );
    const all = problemsOf(text);
    expect(all.length).toBeGreaterThan(4);
    for (const { message, path } of all) expect(message + path).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
