import { type AppState, openExample, screen, type Stage } from './app-states.ts';

/** Opens or closes a folded panel of the map. */
const fold =
  (name: string) =>
  ({ page }: Stage) =>
    page.getByRole('button', { name, exact: true }).click();

/** What is looked at where there is little room: the window at 200 %. */
export const zoomedStates: readonly AppState[] = [
  ['home-empty', async () => undefined],
  ['map', ({ page }) => openExample(page, /as first drawn/)],
  ['palette', fold('Palette')],
  ['inspector', fold('Inspector')],
  ['findings', fold('Findings and questions')],
  [
    'finding-selected',
    async (stage) => {
      await stage.page.locator('.finding-main').first().click();
      await stage.page.locator('.detail').waitFor();
    },
  ],
  ['cohorts', screen('Cohorts')],
  ['organisation', screen('Organisation')],
  [
    'worksheet',
    async (stage) => {
      await screen('Worksheet')(stage);
      await stage.page.locator('.sheet-page[data-drawn="true"]').first().waitFor();
    },
  ],
];
