import type { Subject } from '#shared/evaluate/finding.ts';
import { acceptFinding } from '#shared/map/commands/accept-finding.ts';
import { addCohort } from '#shared/map/commands/add-cohort.ts';
import { addMatrixRow } from '#shared/map/commands/add-matrix-row.ts';
import { addNode } from '#shared/map/commands/add-node.ts';
import { addPosture } from '#shared/map/commands/add-posture.ts';
import { addVendor } from '#shared/map/commands/add-vendor.ts';
import { applyRemedy } from '#shared/map/commands/apply-remedy.ts';
import type { Command } from '#shared/map/commands/command.ts';
import { connectNodes } from '#shared/map/commands/connect-nodes.ts';
import { explainCommandProblem } from '#shared/map/commands/problem.ts';
import { removeElements } from '#shared/map/commands/remove-elements.ts';
import { setField } from '#shared/map/commands/set-field.ts';
import { withdrawAcceptance } from '#shared/map/commands/withdraw-acceptance.ts';
import { amongDrawn, roomOnMap } from '../canvas/among-drawn.ts';
import type { Edits } from './edits.ts';
import { notify } from './notices.ts';
import type { Session } from './session.ts';

/** The changes that panels make, as commands of a session; what is refused is said to the user. */
export function mapEdits(session: Session): Edits {
  /** Runs a command; gives the id of the first thing that is new. */
  const make = <A>(command: Command<A>, args: A): string | undefined => {
    const outcome = session.getState().run(command, args);
    if (outcome.ok) return outcome.created[0]?.id;
    notify({ kind: 'problem', text: explainCommandProblem(outcome.problem) });
    return undefined;
  };
  const among = (edit: () => void): void => amongDrawn(session, edit);
  const select = (subject: Subject): void => session.getState().select([subject]);
  return {
    setField(refs, path, value) {
      const edit = (): void => void make(setField, { refs, path, value });
      // What is typed into one field is one step of undo: only a place has one of its own.
      if (path === 'place') among(edit);
      else edit();
    },
    addNode: (kind) =>
      among(() => {
        const position = roomOnMap(session.getState().mapView.map);
        const id = make(addNode, position === undefined ? { kind } : { kind, facts: { position } });
        if (id !== undefined) select({ type: 'node', id });
      }),
    addHop: (from, to) => {
      const id = make(connectNodes, { from, to });
      if (id !== undefined) select({ type: 'hop', id });
      return id;
    },
    addCohort: (name, care) => {
      const id = make(addCohort, { name, care });
      if (id !== undefined) select({ type: 'cohort', id });
    },
    addVendor: (name) => {
      const id = make(addVendor, { name });
      if (id !== undefined) select({ type: 'vendor', id });
    },
    addPosture: (name) => void make(addPosture, { name }),
    addMatrixRow: () => void make(addMatrixRow, {}),
    remove: (elements) => among(() => void make(removeElements, { elements })),
    applyRemedy: (remedy) => among(() => void make(applyRemedy, remedy)),
    accept: ({ rule, subject }, words) => void make(acceptFinding, { rule, subject, ...words }),
    withdraw: (rule, subject) => void make(withdrawAcceptance, { rule, subject }),
  };
}
