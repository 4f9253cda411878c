import { notify } from './notices.ts';

/** Says to the user what nobody has caught: the host does not answer, or there is a bug. */
export function tellBugs(target: Window): void {
  target.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
  target.addEventListener('error', ({ error, message }) => tell(error ?? message));
}

function tell(thrown: unknown): void {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  notify({
    kind: 'problem',
    text: 'Domicile did not do this. See that it is still running, then try again; if it happens once more, reload the window.',
    details: [message],
  });
}
