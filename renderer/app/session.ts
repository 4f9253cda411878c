import { createContext, use } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Assumption } from '#shared/evaluate/assumption.ts';
import type { Evaluation } from '#shared/evaluate/evaluate.ts';
import type { Finding, Subject } from '#shared/evaluate/finding.ts';
import type { MapView } from '#shared/map/document/projection.ts';
import { type DrawingWords, noWords } from '../canvas/drawing-words.ts';
import type { OpenMap, OpenMapState, RunCommand } from './open-map.ts';
import { findingKey } from './finding-key.ts';

export const views = ['map', 'cohorts', 'vendors', 'organisation', 'worksheet'] as const;
export type View = (typeof views)[number];

/**
 * All that components read while a map is open: the read-only projection, its evaluation, and what
 * the user is looking at. Nothing of the latter is ever written to the document.
 */
export type SessionState = OpenMapState & {
  /** Undefined until the first evaluation has come back. */
  readonly evaluation: Evaluation | undefined;
  /** What cards and hops say that follows from how PHI travels; of the latest evaluation. */
  readonly words: DrawingWords;
  /** What the evaluator threw, which is a bug; undefined while it works. */
  readonly evaluationFailure: string | undefined;
  readonly selection: readonly Subject[];
  /** The key of the finding whose path is lit, see `findingKey`. */
  readonly focusedFinding: string | undefined;
  /** By which the host knows the map. */
  readonly token: string;
  /** The local calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The day of the evaluation, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly assumptions: readonly Assumption[];
  readonly view: View;
  readonly run: RunCommand;
  /** From here to `endGroup` all that is run is one step of undo: a drag, a pass over a table. */
  readonly beginGroup: () => void;
  readonly endGroup: () => void;
  /**
   * Makes a change that is on the screen already, without telling those who follow the session. Gives
   * how to tell them, which the next change does as well; undefined where the map is as it was.
   */
  readonly untold: (change: () => void) => (() => void) | undefined;
  /** The map as commands and the clipboard read it. It changes without telling; read it when acting. */
  readonly mapView: MapView;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (selection: readonly Subject[]) => void;
  /** Lights a finding's path and selects its subject; undefined lights none. */
  readonly focusFinding: (finding: Finding | undefined) => void;
  readonly setAsOf: (asOf: string) => void;
  readonly setAssumptions: (assumptions: readonly Assumption[]) => void;
  readonly show: (view: View) => void;
};

export type Session = StoreApi<SessionState>;

/**
 * Makes the store of one open map.
 * @param token by which the host knows the map
 * @param today the day to start with, `YYYY-MM-DD`
 */
export function createSession(open: OpenMap, token: string, today: string): Session {
  let isTold = true;
  const tell = (): void => session.setState(open.state());
  const untold = (change: () => void): (() => void) | undefined => {
    const { map } = open.state();
    isTold = false;
    try {
      change();
    } finally {
      isTold = true;
    }
    if (open.state().map !== map) return tell;
    // It may have changed what can be undone.
    tell();
    return undefined;
  };
  const session = createStore<SessionState>()((set) => ({
    ...open.state(),
    evaluation: undefined,
    words: noWords,
    evaluationFailure: undefined,
    selection: [],
    focusedFinding: undefined,
    token,
    today,
    asOf: today,
    assumptions: [],
    view: 'map',
    run: open.run,
    beginGroup: () => open.history.beginGroup(),
    endGroup: () => open.history.endGroup(),
    untold,
    mapView: open.view,
    undo: () => restore(open.undo()),
    redo: () => restore(open.redo()),
    select: (selection) => set({ selection }),
    focusFinding: (finding) =>
      set(
        finding === undefined
          ? { focusedFinding: undefined }
          : { focusedFinding: findingKey(finding), selection: [finding.subject] },
      ),
    setAsOf: (day) => set({ asOf: day }),
    setAssumptions: (assumptions) => set({ assumptions }),
    show: (view) => set({ view }),
  }));
  const restore = (selection: readonly Subject[] | undefined): void => {
    if (selection !== undefined) session.setState({ selection, focusedFinding: undefined });
  };
  open.subscribe(() => {
    if (isTold) tell();
  });
  return session;
}

/** The finding whose path is lit; undefined where it is gone or none is. */
export function focusedFindingOf(state: SessionState): Finding | undefined {
  const { focusedFinding, evaluation } = state;
  if (focusedFinding === undefined) return undefined;
  return evaluation?.findings.find((finding) => findingKey(finding) === focusedFinding);
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the map that is open. @throws where no map is open, which is a bug */
export function useSessionStore(): Session {
  const session = use(SessionContext);
  if (session === undefined) throw new Error('no map is open here');
  return session;
}

/** One part of the session; the component is drawn again only when that part changes. */
export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useSessionStore(), selector);
}

/** Whether the map that is open takes no edits. */
export const useIsReadOnly = (): boolean => useSession(({ saved }) => saved.kind === 'read-only');
