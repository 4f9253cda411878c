import { SegmentedControl } from '@mantine/core';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, useTheme } from '../app/settings.ts';
import { THEMES } from './themes.ts';

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const theme = useTheme();
  const bridge = useBridge();
  return (
    <SegmentedControl
      aria-label="Appearance"
      fullWidth
      withItemsBorders={false}
      data={THEMES.map(({ value, label }) => ({ value, label }))}
      value={theme}
      onChange={(value) => void changeSettings(bridge, { theme: value })}
    />
  );
}
