import type { Bridge } from '#shared/bridge/bridge.ts';
import { type Failure, failureWords } from '#shared/bridge/failures.ts';
import { notify } from '../app/notices.ts';

/** Writes the map as JSON where the user says, or, in a browser tab, to the downloads. */
export async function saveMapAsJson(bridge: Bridge, map: string): Promise<void> {
  const { hasDialogs } = await bridge.app.info();
  if (hasDialogs) return tell(await bridge.maps.saveJson({ map }));
  const answer = await bridge.maps.exportJson({ map });
  if (answer.ok) download(answer.fileName, answer.json);
  tell(answer);
}

type Exported =
  | { readonly ok: true; readonly fileName: string }
  | { readonly ok: false; readonly code: Failure };

function tell(answer: Exported): void {
  if (answer.ok) notify({ kind: 'done', text: `Exported as ${answer.fileName}.` });
  else if (answer.code !== 'cancelled')
    notify({ kind: 'problem', text: failureWords(answer.code) });
}

function download(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
