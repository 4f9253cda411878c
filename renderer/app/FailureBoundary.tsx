import { Component, type ReactNode } from 'react';

type Props = { readonly children: ReactNode };
type State = { readonly message: string | undefined };

/** Shows a bug instead of an empty window. What was saved is on disk; reloading goes on from there. */
export class FailureBoundary extends Component<Props, State> {
  override state: State = { message: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    return (
      <main className="center-message" role="alert">
        <h1>Domicile has stopped drawing this window</h1>
        <p>
          This is a fault of the program. What it had saved is safe in the map’s file. Reload the
          window to go on.
        </p>
        <p className="d-muted">{message}</p>
        <button type="button" className="pill" onClick={() => window.location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
