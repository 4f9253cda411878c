import { layers } from './layers.mjs';
import { ruleFile } from './rule-file.mjs';

/** Lint rules of this project: who may import whom, and how a rule file is named. */
export default { meta: { name: 'domicile' }, rules: { layers, 'rule-file': ruleFile } };
