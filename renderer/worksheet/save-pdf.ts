import type { Bridge } from '#shared/bridge/bridge.ts';
import { failureWords } from '#shared/bridge/failures.ts';
import { notify } from '../app/notices.ts';

/** Writes a PDF where the user says, or, where the shell has no such dialog, to the downloads. */
export async function savePdf(bridge: Bridge, fileName: string, pdf: Uint8Array): Promise<void> {
  const { hasDialogs } = await bridge.app.info();
  const answer = hasDialogs
    ? await bridge.worksheet.save({ fileName, pdf })
    : ({ ok: false, code: 'no-dialog' } as const);
  if (answer.ok) notify({ kind: 'done', text: `Saved as ${answer.fileName}.` });
  else if (answer.code === 'no-dialog') {
    download(fileName, pdf);
    notify({ kind: 'done', text: `Saved as ${fileName}.` });
  } else if (answer.code !== 'cancelled')
    notify({ kind: 'problem', text: failureWords(answer.code) });
}

function download(fileName: string, pdf: Uint8Array): void {
  const content = new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' });
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
