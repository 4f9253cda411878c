import { z } from 'zod';
import { checkOptions } from './electron-api.ts';

const item = z.looseObject({
  id: z.string().optional(),
  label: z.string().optional(),
  role: z.string().optional(),
  type: z.string().optional(),
  checked: z.boolean().optional(),
  enabled: z.boolean().optional(),
  accelerator: z.string().optional(),
  registerAccelerator: z.boolean().optional(),
  click: z.function({ input: [], output: z.unknown() }).optional(),
  submenu: z.array(z.unknown()).optional(),
});
type MenuItem = z.output<typeof item>;

/** A menu as it was built, with every key checked against Electron's. */
export class StandInMenu {
  /** All items, those of its menus included. */
  readonly items: readonly MenuItem[];
  isShown = false;

  constructor(template: readonly unknown[]) {
    this.items = template.flatMap((each) => flat(each));
  }

  popup(): void {
    this.isShown = true;
  }

  find(id: string): MenuItem | undefined {
    return this.items.find((each) => each.id === id || each.label === id);
  }

  click(id: string): void {
    const found = this.find(id);
    if (!found?.click) throw new Error(`the menu has no ${id} that can be clicked`);
    if (found.enabled === false) throw new Error(`${id} is not to be clicked now`);
    found.click();
  }
}

function flat(each: unknown): MenuItem[] {
  const parsed = item.parse(each);
  checkOptions('MenuItemConstructorOptions', parsed);
  return [parsed, ...(parsed.submenu ?? []).flatMap((inner) => flat(inner))];
}
