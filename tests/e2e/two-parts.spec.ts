// The app comes in two parts: the first draws a plan's first screen from its checkpoint, the second is all the rest. The plan is
// there before the rest is, and without it.
import type { BrowserContext } from '@playwright/test';
import { AllActionsPage } from './pages/all-actions.ts';
import { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { STRATEGY, changeField, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

// With a service worker both parts are always here.
test.use({ serviceWorkers: 'block' });

const REST = /\/hearth-rest-\w+\.wasm$/;

/** Holds the second part back until the function that is returned is called. */
async function heldBack(context: BrowserContext): Promise<() => void> {
  let send = () => {};
  const wait = new Promise<void>((done) => { send = done; });
  await context.route(REST, async (route) => { await wait; await route.continue(); });
  return send;
}

/** A plan whose checkpoint is stored. */
async function keptPlan(hearth: HearthPage): Promise<void> {
  await startFrom(hearth, STRATEGY);
  await checkpointKept(hearth);
}

/** The checkpoint of the present plan is stored, and another than before, if one is given. */
async function checkpointKept(hearth: HearthPage, before?: string): Promise<string> {
  const stored = () => Object.entries(localStorage).find(([key]) => key.startsWith('checkpoint:hearth:'))?.[1];
  await expect.poll(() => hearth.page.evaluate(stored)).not.toBe(before);
  return await hearth.page.evaluate(stored) ?? '';
}

/** The same page in a new tab. */
async function newTab(hearth: HearthPage, query = ''): Promise<HearthPage> {
  const tab = new HearthPage(await hearth.page.context().newPage(), hearth.url);
  await tab.page.goto(hearth.page.url() + query);
  return tab;
}

test('the plan is shown before the second part has come, and in full when it has', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const send = await heldBack(context);
  const tab = await newTab(hearth);
  await expect(tab.page.getByRole('row')).not.toHaveCount(0);
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  await expect(tab.main.getByRole('combobox')).toHaveCount(0);
  const before = await tab.page.locator('.app-lines').boundingBox();
  const search = await tab.main.getByRole('searchbox').boundingBox();

  send();
  await expect(tab.main.getByRole('combobox', { name: 'Lead' })).toBeVisible();
  await expect(tab.main.getByText(/^(Overdue|Due|Review|Ongoing)/).first()).toBeVisible();
  await expect(tab.strip).toContainText('Saved in this browser');
  // No row moves under the officer's hand.
  const after = await tab.page.locator('.app-lines').boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(4);
  expect(await tab.main.getByRole('searchbox').boundingBox()).toEqual(search);
});

test('the first rows come from local storage alone', async ({ hearth, context }) => {
  await keptPlan(hearth);
  await heldBack(context);
  await context.addInitScript(() => { indexedDB.open = () => { throw new Error('the journal is asked for'); }; });
  const tab = await newTab(hearth);
  await expect(new AllActionsPage(tab).line('1.1')).toBeVisible();
});

test('words typed before the second part has come are searched for then, and the box keeps them and the keyboard', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const send = await heldBack(context);
  const tab = await newTab(hearth);
  const list = new AllActionsPage(tab);
  await list.search.click();
  await tab.page.keyboard.type('heath');
  await expect(list.count).toHaveText('Searching…');
  send();
  await expect(list.count).toHaveText(/of 68 actions/);
  await expect(list.search).toBeFocused();
  await tab.page.keyboard.type('lands');
  await expect(list.search).toHaveValue('heathlands');
  await expect(tab.page).toHaveURL(/words=heathlands/);
});

test('a heading pressed before the second part has come sorts the list then', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const send = await heldBack(context);
  const tab = await newTab(hearth);
  await tab.main.getByRole('button', { name: 'Status' }).click();
  send();
  await expect(tab.main.getByRole('combobox', { name: 'Lead' })).toBeVisible();
  await expect(tab.main.getByRole('columnheader', { name: 'Status' })).toHaveAttribute('aria-sort', 'ascending');
});

test('a line pressed before the second part has come opens then', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const send = await heldBack(context);
  const tab = await newTab(hearth);
  await new AllActionsPage(tab).line('1.1').getByRole('link').click();
  await expect(tab.heading).toHaveText('Opening');
  send();
  await expect(tab.heading).toHaveText(/^1\.1 /);
});

test('the list of plans is there before the second part is', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const send = await heldBack(context);
  await hearth.open('#/plans');
  const card = hearth.main.getByRole('listitem').filter({ hasText: '68 actions in 3 sections.' });
  await expect(card.getByRole('link')).toHaveCount(3);
  send();
  await expect(hearth.main.getByRole('button', { name: /Start/ }).first()).toBeVisible();
});

test('a plan that was edited after its checkpoint was written is not drawn from it', async ({ hearth, context }) => {
  await keptPlan(hearth);
  const first = await checkpointKept(hearth);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  await changeField(hearth, '1.1', 'Timeframe as published', 'June 2030');
  await hearth.saved();
  const second = await checkpointKept(hearth, first);
  const key = (await hearth.page.evaluate(() => Object.keys(localStorage))).find((name) => name.startsWith('checkpoint:')) ?? '';
  const send = await heldBack(context);
  const actions = `#/plan/${hearth.plan}/actions`;
  // The browser stopped between: the edit is stored, the checkpoint is the one before.
  for (const stale of [first, second.slice(0, second.length / 2)]) {
    const tab = new HearthPage(await context.newPage(), hearth.url);
    await tab.page.goto(hearth.url);
    await tab.page.evaluate(([name, value]) => { localStorage.setItem(name!, value!); }, [key, stale]);
    await tab.page.goto(hearth.url + actions);
    await tab.page.reload();
    await expect(tab.heading).toHaveText('Opening');
    await tab.page.close();
  }
  send();
  const tab = new HearthPage(await context.newPage(), hearth.url);
  await tab.open(actions);
  await expect(new AllActionsPage(tab).line('1.1')).toContainText('June 2030');
  await checkpointKept(tab, second.slice(0, second.length / 2));
});

test('where the second part cannot be fetched, the plan can still be read, and the officer is told', async ({ hearth, context, expectProblem }) => {
  await keptPlan(hearth);
  await context.route(REST, (route) => route.abort());
  const tab = await newTab(hearth);
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  await expect(tab.main).toContainText('The network was lost before all of Hearth was here.');
  await tab.main.getByRole('link', { name: 'Add, move or remove' }).click();
  await expect(tab.heading).toHaveText('Part of Hearth could not be loaded');
  await tab.page.goBack();
  await expect(tab.main.getByRole('status')).toHaveText('68 actions');
  expectProblem(/fetch|ERR_FAILED/);
});

test('two tabs opened at once on a first visit are one device: what is done in one is undone in the other', async ({ context, site }) => {
  const send = await heldBack(context);
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
