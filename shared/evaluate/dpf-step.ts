import { dpfFrom, dpfUkExtensionFrom } from '#shared/geography/adequacy.ts';
import { isUsOrTerritory } from '#shared/geography/countries.ts';
import { isOlderThanDays } from '../map/calendar.ts';
import type { Vendor } from '../map/model.ts';
import type { Missing } from './agreement.ts';
import { askWithoutVendor } from './channel-step.ts';
import type { Import, Step, TransferLaw, WalkContext } from './channel-step.ts';
import type { Fact, Subject } from './finding.ts';
import { hasCome } from '../map/day.ts';

/** A check of the list counts for so many days: product default, not law. */
const CHECK_DAYS = 90;

/**
 * The EU-US Data Privacy Framework and its UK Extension: an active certification of the importer
 * for patient (non-HR) data, looked up at most 90 days ago. Decision (EU) 2023/1795; SI 2023/1028.
 */
export function dpfStep(
  { asOf, assumptions }: WalkContext,
  entry: Import,
  abroad: readonly string[] | 'anywhere',
): Step {
  const name = 'dpf';
  const { law, importer } = entry;
  const isUs = abroad !== 'anywhere' && abroad.every(isUsOrTerritory);
  const isThere = asOf >= (law === 'uk' ? dpfUkExtensionFrom : dpfFrom);
  if (!isUs || !isThere) return { name, result: 'fails', because: [] };
  const because = typeof importer === 'object' ? factsOf(law, importer) : [];
  if (assumptions.has('no-dpf')) return { name, result: 'fails', isAssumedAway: true, because };
  if (typeof importer !== 'object')
    return { name, result: 'undecided', because, missing: askWithoutVendor(entry) };
  const { status, covers, ukExtension } = importer.dpf ?? {};
  const isInactive = status !== undefined && status !== 'active';
  const isNotCovered = covers !== undefined && !covers.includes('non-hr');
  if (isInactive || isNotCovered) return { name, result: 'fails', isNotCertified: true, because };
  if (law === 'uk' && ukExtension === false) return { name, result: 'fails', because };
  const missing = missingOf(law, importer, asOf);
  return missing
    ? { name, result: 'undecided', because, missing }
    : { name, result: 'holds', because };
}

function factsOf(law: TransferLaw, { id, dpf = {} }: Vendor): Fact[] {
  const { status, checked, covers, ukExtension } = dpf;
  const read = Object.entries({
    status,
    checked,
    covers,
    ...(law === 'uk' ? { ukExtension } : {}),
  });
  return read.map(([field, value]) => ({
    subject: { type: 'vendor', id },
    field: `dpf.${field}`,
    value: value ?? null,
  }));
}

/** The first fact that keeps a certification from counting, if any is missing. */
function missingOf(law: TransferLaw, vendor: Vendor, asOf: string): Missing | undefined {
  const { id, name, dpf } = vendor;
  const subject: Subject = { type: 'vendor', id };
  const ask = (field: string, question: string): Missing => ({
    subject,
    field: `dpf.${field}`,
    question,
  });
  if (dpf?.status === undefined)
    return ask('status', `Is ${name} on the active Data Privacy Framework list?`);
  if (dpf.covers === undefined)
    return ask('covers', `Does ${name}'s certification cover patient (non-HR) data?`);
  if (law === 'uk' && dpf.ukExtension === undefined)
    return ask('ukExtension', `Has ${name} joined the UK Extension?`);
  const { checked } = dpf;
  const isChecked =
    checked !== undefined && hasCome(checked, asOf) && !isOlderThanDays(checked, CHECK_DAYS, asOf);
  if (isChecked) return undefined;
  return ask(
    'checked',
    `Is ${name} still on the active Data Privacy Framework list? The check is missing or over ${CHECK_DAYS} days old.`,
  );
}
