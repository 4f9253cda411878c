import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useAppCommands } from '../commands/app-commands.ts';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, useTheme } from '../app/settings.ts';
import { THEMES } from '../ui/themes.ts';

/** Everything about the map as a whole: export, name of the user, theme, help. */
export function MapMenu() {
  const commands = useAppCommands();
  const bridge = useBridge();
  const theme = useTheme();
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
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup
          value={theme}
          onChange={(value) => {
            const chosen = THEMES.find((each) => each.value === value);
            if (chosen !== undefined) void changeSettings(bridge, { theme: chosen.value });
          }}
        >
          {THEMES.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
