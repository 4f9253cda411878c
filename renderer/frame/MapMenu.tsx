import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useAppCommands } from '../commands/app-commands.ts';
import { ThemeChoice } from '../ui/ThemeChoice.tsx';

/** Everything about the map as a whole: export, name of the user, theme, help. */
export function MapMenu() {
  const commands = useAppCommands();
  const inMenu = commands.filter(({ isInMenu }) => isInMenu === true);
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon aria-label="More">
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {inMenu.map(({ id, title, keys, run }) => (
          <Menu.Item
            key={id}
            onClick={run}
            rightSection={keys === undefined ? null : <span className="d-muted">{keys}</span>}
          >
            {title}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <ThemeChoice />
      </Menu.Dropdown>
    </Menu>
  );
}
