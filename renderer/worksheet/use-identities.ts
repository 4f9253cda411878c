import { useEffect, useState } from 'react';
import type { Identity } from '#shared/bridge/worksheet-contract.ts';
import { useBridge } from '../app/bridge-context.ts';

/** The signing identities that the host keeps; undefined until they have come. */
export function useIdentities(): {
  readonly identities: readonly Identity[] | undefined;
  /** Shows one that was made or added here. */
  readonly add: (identity: Identity) => void;
} {
  const bridge = useBridge();
  const [identities, setIdentities] = useState<readonly Identity[] | undefined>();
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const listed = await bridge.identities.list();
      if (isCurrent) setIdentities(listed);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [bridge]);
  const add = (identity: Identity): void =>
    setIdentities((before = []) => [...before.filter(({ id }) => id !== identity.id), identity]);
  return { identities, add };
}
