import { z } from 'zod';
import { countryCodeOf, isCountry } from '#shared/geography/countries.ts';
import { parsePlaceList } from '#shared/geography/place-list.ts';
import { resolvePlace } from '#shared/geography/place.ts';
import { isSubdivision } from '#shared/geography/subdivisions.ts';
import { quoted } from '../read/path.ts';
import { notKnownToo } from './field.ts';
import { described, optional, type Label } from './meta.ts';

/**
 * A text that is "unknown" or for which `explain` finds no problem. The pattern is for readers of
 * the JSON Schema, who cannot look the code up; it lets pass whatever `explain` could accept.
 */
function checked(
  expected: string,
  pattern: RegExp,
  explain: (text: string) => string | undefined,
): z.ZodType<string> {
  return z
    .string({ error: `expected ${expected}` })
    .check((ctx) => {
      const problem = ctx.value === 'unknown' ? undefined : explain(ctx.value);
      if (problem !== undefined)
        ctx.issues.push({ code: 'custom', message: problem, input: ctx.value });
    })
    .meta({ pattern: pattern.source });
}

const placeText = checked(
  'a place such as "aws:eu-west-3" or "iso:FR", or "unknown"',
  /^(unknown|[A-Za-z]+:[A-Za-z0-9-]+)$/,
  (text) => {
    const answer = resolvePlace(text);
    return answer.ok ? undefined : answer.problem;
  },
);

const placeSetEntry = checked(
  'a place such as "iso:FR" or a group such as "group:EU"',
  /^(unknown|[A-Za-z]+:[A-Za-z0-9-]+)$/,
  (text) => {
    const answer = parsePlaceList([text]);
    return answer.ok ? undefined : answer.problems[0]?.problem;
  },
);

const otherCodes = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);

/** Says that a text is no code, with the code that was meant where that is plain. */
function notIso(text: string, what: string): string {
  const code = text.trim().toUpperCase().replace(/^ISO:/, '');
  const isCode = isCountry(code) || isSubdivision(code);
  const meant = otherCodes.get(code) ?? countryCodeOf(text.trim()) ?? (isCode ? code : undefined);
  const advice = meant === undefined || meant === text ? '' : `, did you mean "${meant}"?`;
  return `${quoted(text)} is not ${what}${advice}`;
}

const countryText = checked(
  'an ISO 3166-1 country code such as "FR"',
  /^(unknown|[A-Z]{2})$/,
  (text) => (isCountry(text) ? undefined : notIso(text, 'an ISO 3166-1 country code such as "FR"')),
);

const jurisdictionText = checked(
  'an ISO 3166 code such as "FR" or "US-TX"',
  /^(unknown|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/,
  (text) =>
    isCountry(text) || isSubdivision(text)
      ? undefined
      : notIso(text, 'an ISO 3166 country or subdivision code such as "FR" or "US-TX"'),
);

/** A US state or territory as payer programmes name it: `TX`. */
export const isUsState = (code: string): boolean => isSubdivision(`US-${code}`);

const aList = 'a list, or "unknown" ([] = there are none)';

/** Where something is: a region, a country, a subdivision; "unknown" = not known. */
export const place = (label: Label) => described(optional(placeText), label, { type: 'place' });

/** Several places. An entry "unknown" is a place that is not known. */
export const places = (label: Label) =>
  notKnownToo(z.array(placeText), label, { type: 'places', expected: aList });

/** Allowed or prohibited places: places and `group:…` entries. */
export const placeSet = (label: Label) =>
  notKnownToo(z.array(placeSetEntry), label, { type: 'placeSet', expected: aList });

/** An ISO 3166-1 alpha-2 code. */
export const country = (label: Label) =>
  described(optional(countryText), label, { type: 'country' });

export const countries = (label: Label) =>
  notKnownToo(z.array(countryText), label, { type: 'countries', expected: aList });

/** An ISO 3166 country or subdivision code without prefix: `FR`, `US-TX`, `CA-QC`. */
export const jurisdiction = (label: Label) =>
  described(optional(jurisdictionText), label, { type: 'jurisdiction' });

export const jurisdictions = (label: Label) =>
  notKnownToo(z.array(jurisdictionText), label, { type: 'jurisdictions', expected: aList });

/** A jurisdiction that must be known. */
export const requiredJurisdiction = (label: Label) =>
  described(
    jurisdictionText.refine((code) => code !== 'unknown', {
      error: 'must be known: name the country or subdivision',
    }),
    label,
    { type: 'jurisdiction' },
  );
