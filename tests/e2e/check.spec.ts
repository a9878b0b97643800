// Checking the plan: what is found, where it leads, and dismissing it with a reason.
import { BringPage } from './pages/bring.ts';
import { CheckPage } from './pages/check.ts';
import { expectAccessible } from './support/axe.ts';
import { screenshots } from './support/screenshots.ts';
import { PlansPage } from './pages/plans.ts';
import { HOMELESSNESS, STRATEGY, openLine, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

test('what is found leads to its line, and is dismissed with a reason that is kept', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  await new PlansPage(hearth).go();
  await startFrom(hearth, HOMELESSNESS);
  const check = await new CheckPage(hearth).go();
  await expect(check.group('Missing references (1)')).toContainText('There is no 2.6.');
  await expect(check.group('No timeframe (3)')).toHaveCount(3);
  // Between the two plans: the accreditation has two leads.
  const shared = check.group('The same subject in several lines').filter({ hasText: 'DAHA' });
  await expect(shared).toContainText(STRATEGY.title);
  await screenshots(hearth.page, 'check');
  await expectAccessible(hearth.page);

  const all = await check.findings.count();
  const gap = check.group('Missing references');
  await check.askToDismiss(gap);
  await check.reason.press('Enter');
  await expect(gap).toContainText('Give a reason');
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'check-dismiss');
  await check.reason.fill('Never used in the published plan');
  await check.reason.press('Enter');
  await hearth.giveName('Hannah Gaston');
  await hearth.saved();
  await expect(check.group('Missing references')).toHaveCount(0);
  await hearth.reload();
  const dismissed = check.group('Dismissed (1)');
  await expect(dismissed).toContainText('Never used in the published plan');
  await expectAccessible(hearth.page);

  await dismissed.getByRole('button', { name: /^Look at it again/ }).click();
  await expect(check.group('Missing references (1)')).toHaveCount(1);
  await expect(check.summary).toBeFocused();
  await expect(check.findings).toHaveCount(all);
  await hearth.undo();
  await expect(check.group('Dismissed (1)')).toHaveCount(1);

  // The repair is where the link leads.
  const line = check.group('No timeframe').filter({ hasText: '3.6' });
  await line.getByRole('link', { name: /^Edit/ }).click();
  await expect(hearth.main.getByLabel('Timeframe as published')).toBeVisible();
});

test('with the day of adoption, each date that was past on it is listed by itself', async ({ hearth }) => {
  await startFrom(hearth, HOMELESSNESS);
  const check = await new CheckPage(hearth).go();
  const early = check.group('Dates that may have passed before adoption');
  await expect(early).toHaveCount(1);
  await early.getByRole('link', { name: 'The plan’s details' }).click();
  await hearth.main.getByLabel('Day of adoption (optional)').fill('2025-01-01');
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'details-adopted');
  await hearth.main.getByRole('button', { name: 'Save' }).click();
  await hearth.giveName('Hannah Gaston');
  await expect(hearth.main).toContainText('Adopted on 1 January 2025');
  await screenshots(hearth.page, 'overview-adopted');
  await check.go();
  await expect(early).toHaveCount(5);
  await expect(early.filter({ hasText: '3.9' })).toContainText('was past when the plan was adopted, on 1 January 2025');
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'check-adopted');
  await hearth.undo();
  await expect(early).toHaveCount(1);
});

test('what is to be done within so many months of adoption gets its due date', async ({ hearth }) => {
  await startFrom(hearth, HOMELESSNESS);
  const line = await openLine(hearth, '1.3');
  const form = await line.edit();
  await form.fill({ 'Timeframe as published': 'Within 12 months' });
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await expect(line.fact('Timeframe')).toContainText('counted from a date to be given');
  await hearth.goTo('Overview');
  await hearth.main.getByRole('link', { name: 'Edit the plan’s details' }).click();
  await hearth.main.getByLabel('Day of adoption (optional)').fill('2024-03-20');
  await hearth.main.getByRole('button', { name: 'Save' }).click();
  await openLine(hearth, '1.3');
  await expect(line.fact('Timeframe')).toContainText('by 20 March 2025, within 12 months');
  await expect(line.fact('Timeframe')).toContainText('Overdue since 21 March 2025');
});

/** A plan of so many lines, none with a timeframe or a lead. */
function large(lines: number): string {
  const row = (_: unknown, at: number) => `${Math.floor(at / 100) + 1}.${at % 100 + 1},Insulate the lofts of home number ${at} and ${at % 90} homes near it,,`;
  return ['Ref,Action,Who,When', ...Array.from({ length: lines }, row)].join('\n');
}

test('a large plan is checked bit by bit, the page answers meanwhile, and a long list is drawn as it comes into view', async ({ hearth }) => {
  test.slow();
  const bring = await new BringPage(hearth).go();
  await bring.readText('Large 2025-30.csv', large(3000));
  await bring.add.click();
  await expect(hearth.heading).toHaveText('All actions', { timeout: 60_000 });
  await hearth.saved();
  const check = new CheckPage(hearth);
  // It ends with the page.
  await hearth.page.evaluate(watch);
  await check.go();
  await hearth.goTo('History');
  await hearth.page.evaluate(watch);
  await check.go();
  await expect(check.summary).toHaveText(/^9,001 things to look at/, { timeout: 30_000 });
  const seen = await hearth.page.evaluate(() => window.checkSeen);
  const far = seen.flatMap(({ said }) => /^Checking… ([\d,]+) of 3,000 lines$/.exec(said)?.[1] ?? []);
  // A quick machine is done after a few slices.
  expect(far.length, 'it says how far it is').toBeGreaterThan(0);
  const numbers = far.map((words) => Number(words.replace(',', '')));
  expect(numbers, 'and gets further').toEqual([...numbers].sort((a, b) => a - b));
  expect(seen.filter(({ said }) => said.startsWith('Checking…')).reduce((all, { frames }) => all + frames, 0), 'frames drawn meanwhile').toBeGreaterThan(0);
  await expect(hearth.page.getByRole('heading', { level: 2, name: 'No timeframe (3,000)' })).toBeVisible();

  const gaps = check.group('No timeframe');
  await expect(gaps.first()).toHaveAttribute('aria-setsize', '3000');
  expect(await gaps.count()).toBeLessThan(100);
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'check-large');
  // Thousands of lines that one finding is about are drawn when they are asked for.
  const silent = check.group('No update at all').first();
  await expect(silent.getByRole('listitem')).toHaveCount(0);
  await silent.getByText('3,000 lines').click();
  await expect(silent.getByRole('listitem').first()).toHaveAttribute('aria-setsize', '3000');
  expect(await silent.getByRole('listitem').count()).toBeLessThan(150);

  // What was dismissed goes at once, and the plan is checked again. The group is out of view, thousands of lines up.
  await hearth.page.keyboard.press('Home');
  await check.askToDismiss(gaps.nth(1));
  await check.reason.fill('To be told in June');
  await check.reason.press('Enter');
  await hearth.giveName('Hannah Gaston');
  await expect(check.group('Dismissed (1)')).toContainText('To be told in June');
  await expect(hearth.page.getByRole('heading', { level: 2, name: 'No timeframe (2,999)' })).toBeVisible();
  await expect(gaps.first()).toHaveAttribute('aria-setsize', '2999');
  await expect(check.summary).not.toContainText('Checking', { timeout: 30_000 });
  await expect(gaps.first()).toHaveAttribute('aria-setsize', '2999');
  await expectAccessible(hearth.page);
});

/** Runs in the page: notes what the summary says, and how many frames were drawn while it did. */
function watch(): void {
  window.checkSeen = [];
  const look = () => {
    const said = document.getElementById('check-summary')?.textContent?.trim();
    const last = window.checkSeen.at(-1);
    if (said !== undefined && said !== last?.said) window.checkSeen.push({ said, frames: 1 });
    else if (last !== undefined) last.frames += 1;
    requestAnimationFrame(look);
  };
  look();
}

declare global {
  interface Window {
    checkSeen: { said: string; frames: number }[];
  }
}
