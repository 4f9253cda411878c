/** How a key is written in the tables of commands: the platform's own word takes its place. */
const COMMAND_KEY = 'Ctrl/Cmd';

/** Whether the keyboard is one of Apple's, whose command key does what Ctrl does elsewhere. */
const isApple = (platform: string): boolean => /^(?:Mac|iPhone|iPad)/.test(platform);

/**
 * A key as this machine's keyboard has it: `Ctrl/Cmd+K` → `Ctrl+K`, or `⌘+K`.
 * @param platform as `navigator.platform` tells it
 */
export const keyWords = (keys: string, platform = navigator.platform): string =>
  keys.replaceAll(COMMAND_KEY, isApple(platform) ? '⌘' : 'Ctrl');
