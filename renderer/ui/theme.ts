import { createTheme } from '@mantine/core';

/**
 * Sizes and habits of the component library; its colours stand in `mantine.css`. Dialogs do not lock
 * the page's scrolling: the page never scrolls, and the lock would add a style element that the
 * content policy refuses.
 */
export const theme = createTheme({
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: { defaultProps: { size: 'xs', radius: 'xl', variant: 'filled' } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 28, radius: 'md' } },
    Tooltip: { defaultProps: { openDelay: 500, multiline: true, withinPortal: true } },
    ModalRoot: { defaultProps: { lockScroll: false } },
    Modal: { defaultProps: { lockScroll: false, centered: true, radius: 'md' } },
    Portal: { defaultProps: { target: '#overlays' } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 0 },
        // A menu may hold nothing but its items.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 0 } } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
  },
});
