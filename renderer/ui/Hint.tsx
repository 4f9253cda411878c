import { Tooltip } from '@mantine/core';
import { type ReactNode, useState } from 'react';

type Props = {
  /** Undefined = nothing to say. */
  readonly words: string | undefined;
  readonly className: string;
  readonly position?: 'left' | 'top';
  readonly children: ReactNode;
};

/**
 * Text that says more about itself when it is pointed at. What watches for that is made when the
 * pointer first comes: a panel has dozens of these, and most are never pointed at.
 */
export function Hint({ words, className, position = 'top', children }: Props) {
  const [isNear, setIsNear] = useState(false);
  if (words === undefined || !isNear)
    return (
      <span className={className} onPointerEnter={() => setIsNear(true)}>
        {children}
      </span>
    );
  return (
    <Tooltip label={words} position={position}>
      <span className={className}>{children}</span>
    </Tooltip>
  );
}
