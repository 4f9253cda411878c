import { Button, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { isCalendarDate } from '#shared/map/calendar.ts';
import { useSession } from '../app/session.ts';
import { dayWords } from '../ui/day-words.ts';

/** The day on which law and agreements are read. */
export function AsOfPicker() {
  const asOf = useSession((session) => session.asOf);
  const today = useSession((session) => session.today);
  const setAsOf = useSession((session) => session.setAsOf);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={asOf === today ? 'pill' : 'pill pill-changed'}
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => setOpen(!isOpen)}
        >
          <span className="pill-word">As of</span> <strong>{dayWords(asOf)}</strong>
          <IconChevronDown size={13} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="pop" aria-label="As-of date">
        <TextInput
          label="Law and agreements as of"
          type="date"
          value={asOf}
          data-autofocus
          onChange={({ currentTarget: { value } }) => {
            if (isCalendarDate(value)) setAsOf(value);
          }}
        />
        <p className="d-muted d-small">Findings are those of this day. The map stays as it is.</p>
        <Button variant="default" disabled={asOf === today} onClick={() => setAsOf(today)}>
          Back to today
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
