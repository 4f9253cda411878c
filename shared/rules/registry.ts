import type { Rule } from '#shared/evaluate/rule.ts';
import { app01 } from './app/app-01-error-tracker.ts';
import { app02 } from './app/app-02-phi-in-notice.ts';
import { bkp02 } from './bkp/bkp-02-backup-away-from-home.ts';
import { bkp03 } from './bkp/bkp-03-backup-weaker-than-production.ts';
import { enc01 } from './enc/enc-01-weak-hop.ts';
import { enc03 } from './enc/enc-03-weak-at-rest.ts';
import { enc04 } from './enc/enc-04-provider-keys.ts';
import { gov01 } from './gov/gov-01-label-incomplete.ts';
import { gov03 } from './gov/gov-03-leak-surface-not-drawn.ts';
import { gov05 } from './gov/gov-05-risk-analysis-missing-or-old.ts';
import { idn01 } from './idn/idn-01-deidentified-without-method.ts';
import { idn02 } from './idn/idn-02-pseudonymised-abroad.ts';
import { loc01 } from './loc/loc-01-french-storage-in-the-eea.ts';
import { loc02 } from './loc/loc-02-french-host-without-certificate.ts';
import { loc03 } from './loc/loc-03-french-access-from-abroad.ts';
import { loc05 } from './loc/loc-05-german-statutory-care-abroad.ts';
import { loc06 } from './loc/loc-06-german-processor-without-c5.ts';
import { loc09 } from './loc/loc-09-florida-records-abroad.ts';
import { loc10 } from './loc/loc-10-texas-records-abroad.ts';
import { loc13 } from './loc/loc-13-bulk-data-country-of-concern.ts';
import { loc23 } from './loc/loc-23-residency-matrix.ts';
import { loc24 } from './loc/loc-24-contractual-posture.ts';
import { loc25 } from './loc/loc-25-location-unknown.ts';
import { med01 } from './med/med-01-media-without-dtls-srtp.ts';
import { med03 } from './med/med-03-media-server-away.ts';
import { ret01 } from './ret/ret-01-no-retention-rule.ts';
import { rst01 } from './rst/rst-01-kept-away-from-home.ts';
import { rst02 } from './rst/rst-02-replicated-away-from-home.ts';
import { rst05 } from './rst/rst-05-failover-outside.ts';
import { rte01 } from './rte/rte-01-weak-routing-key.ts';
import { rte02 } from './rte/rte-02-control-plane-holds-phi.ts';
import { rte04 } from './rte/rte-04-no-routing-key.ts';
import { sup01 } from './sup/sup-01-support-from-abroad.ts';
import { sup02 } from './sup/sup-02-support-uncontrolled.ts';
import { trf01 } from './trf/trf-01-no-valid-channel.ts';
import { trf02 } from './trf/trf-02-dpf-not-certified.ts';
import { trf03 } from './trf/trf-03-dpf-only-channel.ts';
import { trf04 } from './trf/trf-04-scc-without-assessment.ts';
import { trf05 } from './trf/trf-05-routine-derogation.ts';
import { trf09 } from './trf/trf-09-uk-without-instrument.ts';
import { trf11 } from './trf/trf-11-quebec-without-assessment.ts';
import { trf12 } from './trf/trf-12-quebec-without-agreement.ts';
import { trf13 } from './trf/trf-13-canadian-data-abroad.ts';
import { trf15 } from './trf/trf-15-onward-subprocessor.ts';
import { vnd01 } from './vnd/vnd-01-no-baa.ts';
import { vnd02 } from './vnd/vnd-02-baa-out-of-dates.ts';
import { vnd03 } from './vnd/vnd-03-service-not-covered.ts';
import { vnd04 } from './vnd/vnd-04-ciphertext-without-baa.ts';
import { vnd05 } from './vnd/vnd-05-optional-without-baa.ts';
import { vnd06 } from './vnd/vnd-06-abroad-not-in-risk-analysis.ts';
import { vnd07 } from './vnd/vnd-07-no-dpa.ts';

/** The version of the rule pack: year and month of the last change of law or rule. */
export const RULE_PACK_VERSION = '2026.11';

/** Every rule, explicitly; the order is that of the ids. */
export const rules: readonly Rule[] = [
  app01,
  app02,
  bkp02,
  bkp03,
  enc01,
  enc03,
  enc04,
  gov01,
  gov03,
  gov05,
  idn01,
  idn02,
  loc01,
  loc02,
  loc03,
  loc05,
  loc06,
  loc09,
  loc10,
  loc13,
  loc23,
  loc24,
  loc25,
  med01,
  med03,
  ret01,
  rst01,
  rst02,
  rst05,
  rte01,
  rte02,
  rte04,
  sup01,
  sup02,
  trf01,
  trf02,
  trf03,
  trf04,
  trf05,
  trf09,
  trf11,
  trf12,
  trf13,
  trf15,
  vnd01,
  vnd02,
  vnd03,
  vnd04,
  vnd05,
  vnd06,
  vnd07,
];
