// The app comes in two parts: what shows a plan, and the rest. The plan is there before the rest is, and without it.
import { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { STRATEGY, changeField, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

// With a service worker both parts are always here.
test.use({ serviceWorkers: 'block' });

const REST = /\/hearth-rest-\w+\.wasm$/;

test('the plan is shown before the second part has come, and in full when it has', async ({ hearth, context, site }) => {
  await startFrom(hearth, STRATEGY);
  let send = () => {};
  const wait = new Promise<void>((done) => { send = done; });
  await context.route(REST, async (route) => { await wait; await route.continue(); });

  const tab = new HearthPage(await context.newPage(), site.url);
  await tab.page.goto(hearth.page.url());
  await expect(tab.page.getByRole('row')).not.toHaveCount(0);
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  await expect(tab.main.getByRole('combobox')).toHaveCount(0);
  const before = await tab.page.locator('.app-lines').boundingBox();

  send();
  await expect(tab.main.getByRole('combobox', { name: 'Lead' })).toBeVisible();
  await expect(tab.main.getByText(/^(Overdue|Due|Review|Ongoing)/).first()).toBeVisible();
  await expect(tab.strip).toContainText('Saved in this browser');
  // No row moves under the officer's hand.
  const after = await tab.page.locator('.app-lines').boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
});

test('where the second part cannot be fetched, the plan can still be read, and the officer is told', async ({ hearth, context, site, expectProblem }) => {
  await startFrom(hearth, STRATEGY);
  await context.route(REST, (route) => route.abort());
  const tab = new HearthPage(await context.newPage(), site.url);
  await tab.page.goto(hearth.page.url());
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  await tab.main.getByRole('link', { name: 'Add, move or remove' }).click();
  await expect(tab.heading).toHaveText('Part of Hearth could not be loaded');
  await tab.page.goBack();
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  expectProblem(/fetch|ERR_FAILED/);
});

test('two tabs opened at once on a first visit are one device: what is done in one is undone in the other', async ({ context, site }) => {
  let send = () => {};
  const wait = new Promise<void>((done) => { send = done; });
  await context.route(REST, async (route) => { await wait; await route.continue(); });
  const one = new HearthPage(await context.newPage(), site.url);
  const other = new HearthPage(await context.newPage(), site.url);
  for (const { page } of [one, other]) {
    await page.goto(site.url);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  send();
  for (const tab of [one, other]) await tab.started();

  await startFrom(one, STRATEGY);
  await one.signAs('Hannah Gaston');
  await one.page.goBack();
  await changeField(one, '1.1', 'Timeframe as published', 'June 2030');
  await other.open(new URL(one.page.url()).hash);
  const line = new LinePage(other);
  await expect(line.fact('Timeframe')).toContainText('“June 2030”');
  await other.undo();
  await expect(line.fact('Timeframe')).not.toContainText('June 2030');
});
