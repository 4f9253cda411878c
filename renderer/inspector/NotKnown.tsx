import { IconHelp } from '@tabler/icons-react';

/** That a fact is not known: it looks the same wherever a value would stand. */
export function NotKnown() {
  return (
    <span className="state state-unknown">
      <IconHelp size={14} aria-hidden="true" />
      Not known
    </span>
  );
}
