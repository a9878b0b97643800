// Every page, with its forms open and its errors shown: WCAG 2.2 AA, titles, headings, focus, narrow screens, print.
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { LISTED, type HearthPage } from './pages/hearth.ts';
import { HistoryPage } from './pages/history.ts';
import { PlansPage } from './pages/plans.ts';
import { SharePage } from './pages/share.ts';
import { StructurePage } from './pages/structure.ts';
import { screenshots } from './support/screenshots.ts';
import { STARTERS, STRATEGY, changeField, openLine, recordUpdate, startFrom, type Starter } from './support/plans.ts';
import { expect, test } from './support/test.ts';

/** On a wide and on a narrow screen. */
async function expectAccessibleEverywhere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 800 });
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Nothing is wider than the narrowest screen, which is also the page at 400 %. */
async function expectToFit(page: Page, width = 320): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1);
    return [`${document.documentElement.scrollWidth} > ${room}`, ...over.slice(0, 5).map((one) => `${one.tagName}.${one.className}`)];
  });
  expect(wide, `wider than ${width} px`).toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** What holds of every page. */
async function expectSound(hearth: HearthPage, name: string): Promise<void> {
  await expect(hearth.heading).toHaveCount(1);
  await expect(async () => {
    expect(await hearth.page.title(), name).toContain((await hearth.heading.textContent())?.trim().slice(0, 40) ?? name);
  }).toPass();
  expect(await hearth.page.title()).toContain('Hearth');
  await expectToFit(hearth.page);
  await expectAccessibleEverywhere(hearth.page);
  await screenshots(hearth.page, name);
}

/** Both plans open, in this one something of everything: updates, evidence, two answers, removed things, an opened file. */
async function prepared(hearth: HearthPage, other: HearthPage, starter: Starter): Promise<void> {
  const plans = new PlansPage(hearth);
  for (const { title } of STARTERS.filter((one) => one !== starter).concat(starter)) {
    await plans.go();
    await plans.startFrom(title);
  }
  await hearth.signAs(starter.lead.name);
  await hearth.page.goBack();
  const [first, second, third] = starter.refs;
  const form = await (await openLine(hearth, first)).recordUpdate();
  await form.fill({ status: 'At risk', text: 'Two of four homes bought; one seller withdrew.', positionAt: '2026-09-30' });
  await form.addEvidence({ title: 'Completion statement', link: 'S:\\Housing\\Homes\\completion.pdf', date: '2026-09-14' });
  await form.save();
  await changeField(hearth, third, 'Timeframe as published', 'June 2030');
  await startFrom(other, starter);
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await changeField(other, third, 'Timeframe as published', 'December 2031');
  await recordUpdate(other, second, { status: 'Complete', text: 'Done, as the committee noted in June.' });
  await new SharePage(hearth).takeFile(await new SharePage(other).giveFile());
  const structure = await new StructurePage(hearth).go();
  await structure.remove(starter === STRATEGY ? '3.7b' : '4.5');
}

/** What the pictures of a plan are called. */
const short = (starter: Starter) => (starter === STRATEGY ? 'strategy' : 'homelessness');

for (const starter of STARTERS) {
  test(`every page of the plan is accessible, wide and narrow: ${starter.title}`, async ({ hearth, anotherOfficer }) => {
    test.slow();
    await prepared(hearth, await anotherOfficer(), starter);
    for (const name of LISTED) {
      await hearth.goTo(name);
      await expect(hearth.heading).toBeFocused();
      await expectSound(hearth, `${short(starter)}-${name.toLowerCase().replaceAll(' ', '-')}`);
    }
    await openLine(hearth, starter.refs[0]);
    await expectSound(hearth, `${short(starter)}-action`);
    await hearth.goTo('All actions');
    await hearth.main.getByRole('link', { name: 'Add, move or remove' }).click();
    await expectSound(hearth, `${short(starter)}-structure`);
    await hearth.main.getByRole('link', { name: 'Removed from the plan' }).click();
    await expectSound(hearth, `${short(starter)}-removed`);
    await new PlansPage(hearth).go();
    await expectSound(hearth, `${short(starter)}-plans`);
  });
}

test('every form is accessible, open and with its mistakes', async ({ hearth }) => {
  test.slow();
  const starter = STRATEGY;
  await startFrom(hearth, starter);
  const [first] = starter.refs;
  const line = await openLine(hearth, first);
  const update = await line.recordUpdate();
  await expectSound(hearth, `${short(starter)}-update`);
  await update.addEvidence({ link: 'somewhere' });
  await update.positionAt.fill('');
  await update.send();
  await expect(update.mistakes).toBeFocused();
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, `${short(starter)}-update-mistakes`);
  await update.fill({ status: 'On track', positionAt: '2026-09-30' });
  await hearth.main.getByLabel('What it is').fill('A report');
  await update.send();
  await expect(hearth.page.getByLabel('Your name', { exact: true })).toBeFocused();
  await hearth.page.getByRole('button', { name: 'Save my change' }).click();
  await expectAccessibleEverywhere(hearth.page);
  await screenshots(hearth.page, `${short(starter)}-name`);
  await hearth.giveName('Hannah Gaston');

  const form = await (await openLine(hearth, first)).edit();
  await form.addLead('Somebody new');
  await form.add('Points', 'Add a point', 'A point');
  await form.add('Outcomes', 'Add an outcome', 'An outcome');
  await form.field('What the timeframe means').selectOption({ label: 'From one date to another' });
  await expectSound(hearth, `${short(starter)}-edit`);
  await form.fill({ Action: '' });
  await form.send();
  await expect(form.mistakes).toBeFocused();
  await expectAccessibleEverywhere(hearth.page);
  await screenshots(hearth.page, `${short(starter)}-edit-mistakes`);

  const structure = await new StructurePage(hearth).go();
  await structure.change(first);
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, `${short(starter)}-structure-change`);
  await hearth.main.getByText('Add a section', { exact: true }).click();
  await expectSound(hearth, `${short(starter)}-add-section`);
  await hearth.goTo('Overview');
  await hearth.main.getByRole('link', { name: 'Edit the plan’s details' }).click();
  await expectSound(hearth, `${short(starter)}-about`);

  const history = await new HistoryPage(hearth).go();
  await history.entries.first().getByRole('button', { name: 'Erase words…' }).click();
  await history.entries.first().getByRole('button', { name: 'Erase this text everywhere' }).first().click();
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, `${short(starter)}-erase`);
});

test('the start, its forms, files that are offered or refused, and pages that lead nowhere', async ({ hearth, anotherOfficer }) => {
  test.slow();
  const plans = new PlansPage(hearth);
  await expectSound(hearth, 'plans-empty');
  await hearth.page.getByText('Start a blank plan').click();
  await hearth.page.getByRole('button', { name: 'Start this plan' }).click();
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, 'plans-blank-mistakes');

  const other = await anotherOfficer();
  await startFrom(other, STRATEGY);
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await changeField(other, '1.2a', 'Timeframe as published', 'June 2030');
  const file = await new SharePage(other).giveFile();
  await plans.files.read(file);
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, 'plans-offer');
  await plans.files.accept();
  await expectAccessibleEverywhere(hearth.page);
  await plans.files.readText('no plan at all', 'letter.txt');
  await expectAccessibleEverywhere(hearth.page);
  await expectToFit(hearth.page);
  await screenshots(hearth.page, 'plans-refused');

  await plans.startBlank('An empty plan');
  await hearth.giveName('Hannah Gaston');
  for (const name of LISTED) {
    await hearth.goTo(name);
    await expectSound(hearth, `empty-${name.toLowerCase().replaceAll(' ', '-')}`);
  }
  await hearth.open('#/settings');
  await hearth.main.getByLabel('The name your changes carry').fill('');
  await hearth.main.getByRole('button', { name: 'Change my name' }).click();
  await expectAccessibleEverywhere(hearth.page);
  await hearth.open('#/nowhere');
  await expectSound(hearth, 'not-found');
  await hearth.open('#/plan/plan-00000000000000000000000000000000/actions');
  await expectSound(hearth, 'not-held');
});

test('the skip link leads past everything, and each page takes the focus to its heading', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  await expect(hearth.heading).toBeFocused();
  await hearth.reload();
  await hearth.page.keyboard.press('Tab');
  const skip = hearth.page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  const address = hearth.page.url();
  await hearth.page.keyboard.press('Enter');
  await expect(hearth.main).toBeFocused();
  expect(hearth.page.url()).toBe(address);
  for (const name of LISTED) {
    await hearth.goTo(name);
    await expect(hearth.heading).toBeFocused();
  }
  await hearth.page.goBack();
  await expect(hearth.heading).toHaveText('Share');
  await expect(hearth.heading).toBeFocused();
});

test('the way back leads to where the list was left', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const line = hearth.main.getByRole('row').filter({ hasText: '3.5a' }).getByRole('link');
  await line.scrollIntoViewIfNeeded();
  const down = await hearth.page.evaluate(() => scrollY);
  expect(down).toBeGreaterThan(200);
  await line.click();
  await expect(hearth.heading).toHaveText(/^3\.5a/);
  await hearth.page.goBack();
  await expect(hearth.heading).toHaveText('All actions');
  await expect.poll(() => hearth.page.evaluate(() => scrollY)).toBe(down);
});

test('in forced colours, with reduced motion and in print the plan can still be read', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  await recordUpdate(hearth, '1.2a', { text: 'Begun' });
  await hearth.goTo('All actions');
  await hearth.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await expect(hearth.main.getByRole('row').filter({ hasText: '1.2a' })).toContainText('On track');
  // A status is a word and a shape; the shape has the colour of text.
  const shape = hearth.main.getByRole('row').filter({ hasText: '1.2a' }).locator('svg');
  expect(await shape.evaluate((one) => getComputedStyle(one).color)).not.toBe(await hearth.page.locator('body').evaluate((one) => getComputedStyle(one).backgroundColor));
  await hearth.page.screenshot({ path: 'test-results/screens/forced-colours.png' });
  await hearth.page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await expect(hearth.main.getByRole('table')).toBeVisible();
  for (const hidden of [hearth.navigation, hearth.strip, hearth.main.getByRole('search')]) await expect(hidden).toBeHidden();
  expect((await hearth.page.pdf({ format: 'A4', landscape: true })).length).toBeGreaterThan(10_000);
  await hearth.page.emulateMedia({ media: 'screen' });
});

test('a coordinator sees 25 lines or more on a laptop screen', async ({ hearth }) => {
  await hearth.page.setViewportSize({ width: 1366, height: 900 });
  const actions = await startFrom(hearth, STRATEGY);
  await actions.choose('Section', 'Assisting Vulnerable Households');
  await actions.shows(31, 68);
  const seen = await actions.table.getByRole('row').evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
  expect(seen).toBeGreaterThanOrEqual(25);
});
