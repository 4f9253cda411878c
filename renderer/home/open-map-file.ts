import type { Bridge } from '#shared/bridge/bridge.ts';
import type { MapTextProblem } from '#shared/bridge/contract.ts';
import { type Failure, failureWords } from '#shared/bridge/failures.ts';
import { notify } from '../app/notices.ts';
import { goToMap } from '../app/route.ts';
import { isPdf, receive } from '../worksheet/received-worksheet.ts';

type Source = Parameters<Bridge['workspace']['create']>[0]['from'];

/** Makes a new map in the workspace folder and goes to it, or says why not. */
export async function createMap(bridge: Bridge, from: Source): Promise<void> {
  goOrTell(await bridge.workspace.create({ from }));
}

/** Lets the user choose a file, and goes to its map. */
export async function chooseMap(bridge: Bridge): Promise<void> {
  goOrTell(await bridge.workspace.choose());
}

type Opened =
  | { readonly ok: true; readonly map: string }
  | {
      readonly ok: false;
      readonly code: Failure;
      readonly problems?: readonly MapTextProblem[] | undefined;
    };

function goOrTell(answer: Opened): void {
  if (answer.ok) goToMap(answer.map);
  else if (answer.code !== 'cancelled')
    notify({
      kind: 'problem',
      text: failureWords(answer.code),
      ...(answer.problems === undefined ? {} : { details: answer.problems.map(problemLine) }),
    });
}

/** Where in the text, and what is wrong there. */
function problemLine({ line, column, message }: MapTextProblem): string {
  return line === undefined ? message : `Line ${line}, column ${column ?? 1}: ${message}`;
}

const FIRST_BYTES_OF_SQLITE = 'SQLite format 3';

/** Takes a file that was dropped or chosen in the window: a map file, JSON, or a worksheet to verify. */
export async function importFile(bridge: Bridge, file: File): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isPdf(bytes, file.name)) {
    receive({ fileName: file.name.slice(0, 200), pdf: bytes });
    return;
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, FIRST_BYTES_OF_SQLITE.length));
  const isMapFile = start === FIRST_BYTES_OF_SQLITE || file.name.endsWith('.domicile');
  await createMap(
    bridge,
    isMapFile
      ? { type: 'file', name: file.name.slice(0, 200), bytes }
      : { type: 'json', text: new TextDecoder().decode(bytes) },
  );
}
