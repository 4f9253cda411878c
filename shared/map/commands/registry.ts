import { acceptFinding } from './accept-finding.ts';
import { addCohort } from './add-cohort.ts';
import { addDecision } from './add-decision.ts';
import { addMatrixRow } from './add-matrix-row.ts';
import { addNode } from './add-node.ts';
import { addPosture } from './add-posture.ts';
import { addRow } from './add-row.ts';
import { addVendor } from './add-vendor.ts';
import { alignNodes } from './align-nodes.ts';
import { answerQuestion } from './answer-question.ts';
import { applyRemedy } from './apply-remedy.ts';
import { arrangeNodes } from './arrange-nodes.ts';
import type { Command } from './command.ts';
import { connectNodes } from './connect-nodes.ts';
import { distributeNodes } from './distribute-nodes.ts';
import { duplicateElements } from './duplicate-elements.ts';
import { keepNodes } from './keep-nodes.ts';
import { moveNodes } from './move-nodes.ts';
import { pasteElements } from './paste-elements.ts';
import { placeNodes } from './place-nodes.ts';
import { removeElements } from './remove-elements.ts';
import { removeRow } from './remove-row.ts';
import { renameMap } from './rename-map.ts';
import { sendTo } from './send-to.ts';
import { setField } from './set-field.ts';
import { setFields } from './set-fields.ts';
import { setGovernance } from './set-governance.ts';
import { setNotUsed } from './set-not-used.ts';
import { setOrganisation } from './set-organisation.ts';
import { setRouting } from './set-routing.ts';
import { updateRow } from './update-row.ts';
import { withdrawAcceptance } from './withdraw-acceptance.ts';

/** Every change that can be made to a map, by name. */
export const commands = {
  'accept-finding': acceptFinding,
  'add-cohort': addCohort,
  'add-decision': addDecision,
  'add-matrix-row': addMatrixRow,
  'add-node': addNode,
  'add-posture': addPosture,
  'add-row': addRow,
  'add-vendor': addVendor,
  'align-nodes': alignNodes,
  'answer-question': answerQuestion,
  'apply-remedy': applyRemedy,
  'arrange-nodes': arrangeNodes,
  'connect-nodes': connectNodes,
  'distribute-nodes': distributeNodes,
  'duplicate-elements': duplicateElements,
  'keep-nodes': keepNodes,
  'move-nodes': moveNodes,
  'paste-elements': pasteElements,
  'place-nodes': placeNodes,
  'remove-elements': removeElements,
  'remove-row': removeRow,
  'rename-map': renameMap,
  'send-to': sendTo,
  'set-field': setField,
  'set-fields': setFields,
  'set-governance': setGovernance,
  'set-not-used': setNotUsed,
  'set-organisation': setOrganisation,
  'set-routing': setRouting,
  'update-row': updateRow,
  'withdraw-acceptance': withdrawAcceptance,
} as const;

export type CommandName = keyof typeof commands;

/** What a command takes. */
export type CommandArgs<N extends CommandName> =
  (typeof commands)[N] extends Command<infer Args> ? Args : never;
