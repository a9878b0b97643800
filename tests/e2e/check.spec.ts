// Checking the plan: what is found, where it leads, and dismissing it with a reason.
import { CheckPage } from './pages/check.ts';
import { expectAccessible } from './support/axe.ts';
import { screenshots } from './support/screenshots.ts';
import { PlansPage } from './pages/plans.ts';
import { HOMELESSNESS, STRATEGY, startFrom } from './support/plans.ts';
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

  const all = await check.points.count();
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
  await expect(check.points).toHaveCount(all);
  await hearth.undo();
  await expect(check.group('Dismissed (1)')).toHaveCount(1);

  // The repair is where the link leads.
  const line = check.group('No timeframe').filter({ hasText: '3.6' });
  await line.getByRole('link', { name: /^Edit/ }).click();
  await expect(hearth.main.getByLabel('Timeframe as published')).toBeVisible();
});
