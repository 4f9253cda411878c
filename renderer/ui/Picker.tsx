import { Combobox, type ComboboxStore, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Flag } from './Flag.tsx';
import { groupOptions, type PickerOption } from './picker-options.ts';

type Props = {
  /** Its name for screen readers: the field and what it belongs to. */
  readonly label: string;
  /** What the closed control shows. */
  readonly children: ReactNode;
  readonly chosen: readonly string[];
  /** Gives the options for what was typed, the best first. */
  readonly search: (query: string) => readonly PickerOption[];
  readonly onPick: (value: string) => void;
  /** Whether several can be chosen: the list then stays open. */
  readonly isMany?: boolean;
  readonly hasSearch?: boolean;
  readonly placeholder?: string;
  readonly describedBy?: string | undefined;
  readonly isDisabled?: boolean;
  readonly className?: string;
};

/** A quiet control that reads as text and opens a list with search, by pointer or keyboard. */
export function Picker(props: Props) {
  const { label, children, chosen, search, onPick, isMany = false, hasSearch = false } = props;
  const [query, setQuery] = useState('');
  // A list that is placed beside its control is dear: a panel of fields has it for the one in use.
  const [isUsed, setIsUsed] = useState(false);
  const use = (): void => setIsUsed(true);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.targetRef.current?.focus();
      setQuery('');
    },
  });
  const isOpen = combobox.dropdownOpened;
  const groups = useMemo(
    () => (isOpen ? groupOptions(search(query)) : []),
    [isOpen, query, search],
  );
  const hasOneChosen =
    !isMany && groups.some(({ options }) => options.some(({ value }) => chosen.includes(value)));
  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-end"
      withinPortal
      floatingStrategy="fixed"
      onOptionSubmit={(value) => {
        onPick(value);
        if (!isMany) combobox.closeDropdown();
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <button
          type="button"
          role="combobox"
          aria-controls={isOpen ? (combobox.listId ?? undefined) : undefined}
          className={`picker ${props.className ?? ''}`}
          aria-label={label}
          aria-haspopup="listbox"
          aria-expanded={isOpen}
          aria-describedby={props.describedBy}
          disabled={props.isDisabled}
          onPointerEnter={use}
          onFocus={use}
          onClick={() => {
            use();
            combobox.toggleDropdown();
          }}
        >
          <span className="picker-value">{children}</span>
          <IconChevronDown className="picker-chevron" size={12} aria-hidden="true" />
        </button>
      </Combobox.Target>
      {isUsed ? (
        <Combobox.Dropdown className="picker-dropdown">
          {hasSearch ? (
            <Combobox.Search
              role="combobox"
              aria-controls={combobox.listId ?? undefined}
              aria-expanded={isOpen}
              value={query}
              aria-label={`Search: ${label}`}
              placeholder={props.placeholder ?? 'Search'}
              onChange={(event) => setQuery(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Tab') combobox.closeDropdown();
              }}
            />
          ) : null}
          <Combobox.Options className="picker-options d-scroll" aria-label={label}>
            {groups.length === 0 ? <Combobox.Empty>Nothing matches.</Combobox.Empty> : null}
            {groups.map(({ title, options }) =>
              title === '' ? (
                options.map((option) => <Row key={option.value} {...{ option, chosen }} />)
              ) : (
                <Combobox.Group key={title} label={title}>
                  {options.map((option) => (
                    <Row key={option.value} {...{ option, chosen }} />
                  ))}
                </Combobox.Group>
              ),
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      ) : null}
      {isOpen ? <Keys store={combobox} query={query} hasOneChosen={hasOneChosen} /> : null}
    </Combobox>
  );
}

/**
 * Gives the keys to an open list, and says where in it they are: at the first that fits what was typed,
 * else at what is chosen. All at once: a task later, as the library does it, quick keys would be lost.
 * It stands after the list, which notes when it opens who had the keys before.
 */
function Keys({
  store,
  query,
  hasOneChosen,
}: {
  readonly store: ComboboxStore;
  readonly query: string;
  readonly hasOneChosen: boolean;
}) {
  const { searchRef, focusSearchInput } = store;
  const { resetSelectedOption, selectFirstOption, selectActiveOption } = store;
  useEffect(() => {
    // A list that is drawn for the first time has no field yet.
    if (searchRef.current === null) focusSearchInput();
    else searchRef.current.focus({ preventScroll: true });
  }, [searchRef, focusSearchInput]);
  useEffect(() => {
    resetSelectedOption();
    if (query !== '') selectFirstOption();
    else if (hasOneChosen) selectActiveOption();
  }, [query, hasOneChosen, resetSelectedOption, selectFirstOption, selectActiveOption]);
  return null;
}

function Row({
  option,
  chosen,
}: {
  readonly option: PickerOption;
  readonly chosen: readonly string[];
}) {
  const isChosen = chosen.includes(option.value);
  return (
    <Combobox.Option value={option.value} active={isChosen}>
      <span className="picker-row">
        {option.country === undefined ? null : <Flag country={option.country} />}
        <span className={option.isState === true ? 'picker-state' : undefined}>{option.words}</span>
        {option.detail === undefined ? null : (
          <span className="d-muted d-small">{option.detail}</span>
        )}
        {isChosen ? <IconCheck className="picker-check" size={14} aria-label="chosen" /> : null}
      </span>
    </Combobox.Option>
  );
}
