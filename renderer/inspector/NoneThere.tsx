import { IconBan } from '@tabler/icons-react';

/** That a thing is known not to exist: it looks the same wherever a value would stand. */
export function NoneThere() {
  return (
    <span className="state state-none">
      <IconBan size={13} aria-hidden="true" />
      None
    </span>
  );
}
