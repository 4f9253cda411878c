import { useEffect, useMemo, useState } from 'react';
import type { Bridge } from '#shared/bridge/bridge.ts';
import { failureWords } from '#shared/bridge/failures.ts';
import type { SectionId } from '#shared/worksheet/sections.ts';
import { useBridge } from '../app/bridge-context.ts';
import { useSession } from '../app/session.ts';

/** How the worksheet shall look. */
export type Layout = {
  readonly paper: 'a4' | 'letter';
  readonly leftOut: readonly SectionId[];
};

type Drawn = {
  readonly pdf: Uint8Array;
  readonly fileName: string;
};

/** The latest pages, and whether newer ones are on their way. */
export type Drawing = {
  readonly drawn: Drawn | undefined;
  readonly isUnderWay: boolean;
  readonly failure: string | undefined;
};

/** Edits and choices that follow each other quickly are drawn once. */
const WAIT_MS = 350;

/** The worksheet of the open map as it is on disk, drawn anew after each change. */
export function useDrawnWorksheet({ paper, leftOut }: Layout): Drawing {
  const bridge = useBridge();
  const token = useSession((session) => session.token);
  const map = useSession((session) => session.map);
  const asOf = useSession((session) => session.asOf);
  const assumptions = useSession((session) => session.assumptions);
  // What is on its way to disk is not on the host's pages yet; the next state brings it.
  const isSaving = useSession(({ saved }) => saved.kind === 'saving');
  const wanted = useMemo(
    () => ({
      map,
      request: { map: token, asOf, assumptions: [...assumptions], paper, leftOut: [...leftOut] },
    }),
    [map, token, asOf, assumptions, paper, leftOut],
  );
  const [last, setLast] = useState<Last | undefined>();
  useEffect(() => {
    if (isSaving) return undefined;
    let isCurrent = true;
    const draw = async (): Promise<void> => {
      const answer = await ask(bridge, wanted.request);
      if (isCurrent) setLast({ of: wanted, answer });
    };
    const timer = window.setTimeout(() => void draw(), WAIT_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
  }, [bridge, wanted, isSaving]);
  const { answer } = last ?? {};
  return {
    drawn: typeof answer === 'object' ? answer : undefined,
    isUnderWay: isSaving || last?.of !== wanted,
    failure: typeof answer === 'string' ? answer : undefined,
  };
}

/** What was drawn last: for which map and choices, and the pages or what is the matter. */
type Last = { readonly of: object; readonly answer: Drawn | string };

/** The pages, or what is the matter. */
async function ask(
  bridge: Bridge,
  wanted: Parameters<Bridge['worksheet']['draw']>[0],
): Promise<Drawn | string> {
  try {
    const answer = await bridge.worksheet.draw(wanted);
    return answer.ok ? { pdf: answer.pdf, fileName: answer.fileName } : failureWords(answer.code);
  } catch (error) {
    globalThis.console.warn('The worksheet was not drawn.', error);
    return 'The worksheet could not be drawn. Change the map or reload the window, then try again.';
  }
}
