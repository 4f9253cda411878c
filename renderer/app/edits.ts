import { createContext, use } from 'react';
import type { Finding, Remedy, Subject } from '#shared/evaluate/finding.ts';
import type { EntityRef, ElementRef } from '#shared/map/document/entities.ts';
import type { NodeKind } from '#shared/map/schema/vocabulary.ts';

/** What a person says when they decide to live with a finding. */
type AcceptanceWords = {
  readonly reason: string;
  readonly by: string;
  readonly on: string;
  readonly until: string;
  /** Absent = all. */
  readonly cohorts?: readonly string[];
};

/** The changes that panels make; each is one command, one step of undo, one line of the history. */
export type Edits = {
  /** Sets a field on several elements at once; undefined = not known. */
  readonly setField: (refs: readonly EntityRef[], path: string, value: unknown) => void;
  /** Puts a new node on the map, where there is room, and selects it. */
  readonly addNode: (kind: NodeKind) => void;
  /** Draws a hop and selects it. */
  readonly addHop: (from: string, to: string) => string | undefined;
  readonly addCohort: (name: string, care: string) => void;
  readonly addVendor: (name: string) => void;
  readonly addPosture: (name: string) => void;
  readonly addMatrixRow: () => void;
  readonly remove: (refs: readonly ElementRef[]) => void;
  readonly applyRemedy: (remedy: Remedy) => void;
  readonly accept: (finding: Finding, words: AcceptanceWords) => void;
  /** Takes back the acceptances of a rule and subject. */
  readonly withdraw: (rule: string, subject: Subject) => void;
};

export const EditsContext = createContext<Edits | undefined>(undefined);

/** The changes of the map that is open. @throws where no map is open, which is a bug */
export function useEdits(): Edits {
  const edits = use(EditsContext);
  if (edits === undefined) throw new Error('no map is open here');
  return edits;
}
