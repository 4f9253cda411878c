import { Popover, Switch } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../app/session.ts';
import { type AssumptionWords, assumptionList, assumptionSummary } from './assumption-words.ts';

/** What is assumed to stand; switched off, it is seen what rests on it. */
export function AssumptionPicker() {
  const assumed = useSession((session) => session.assumptions);
  const setAssumptions = useSession((session) => session.setAssumptions);
  const [isOpen, setOpen] = useState(false);
  const toggle = ({ off }: AssumptionWords, stands: boolean): void =>
    setAssumptions(stands ? assumed.filter((name) => name !== off) : [...assumed, off]);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={assumed.length === 0 ? 'pill' : 'pill pill-changed'}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          Assume: <strong>{assumptionSummary(assumed)}</strong>
          <IconChevronDown size={13} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="pop" aria-label="Assumptions">
        {assumptionList.map((words) => (
          <Switch
            key={words.off}
            label={words.title}
            description={words.help}
            checked={!assumed.includes(words.off)}
            onChange={(event) => toggle(words, event.currentTarget.checked)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
