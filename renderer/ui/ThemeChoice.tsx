import { SegmentedControl } from '@mantine/core';
import type { Settings } from '#shared/bridge/contract.ts';
import { useBridge } from '../app/bridge-context.ts';
import { changeSettings, useTheme } from '../app/settings.ts';

const THEMES: readonly { readonly value: Settings['theme']; readonly label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** Light, dark, or as the system has it. */
export function ThemeChoice() {
  const theme = useTheme();
  const bridge = useBridge();
  return (
    <SegmentedControl
      className="theme-choice"
      aria-label="Appearance"
      fullWidth
      withItemsBorders={false}
      data={THEMES.map(({ value, label }) => ({ value, label }))}
      value={theme}
      onChange={(value) => void changeSettings(bridge, { theme: value })}
    />
  );
}
