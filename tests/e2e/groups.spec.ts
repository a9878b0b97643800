// What belongs to few pages is fetched in groups, when they are first visited.
import { STRATEGY, openLine, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

// With a service worker they are always here.
test.use({ serviceWorkers: 'block' });

test('a group is fetched at the first visit to one of its pages, once, and not before', async ({ hearth, site }) => {
  const asked = (group: string) => site.asked.filter((path) => path.startsWith(`/hearth-${group}-`)).length;
  const groups = () => ['lines', 'documents', 'checks', 'more'].map(asked);
  await startFrom(hearth, STRATEGY);
  for (const page of ['Overview', 'My actions', 'All actions'] as const) await hearth.goTo(page);
  expect(groups()).toEqual([0, 0, 0, 0]);
  await openLine(hearth, '1.2a');
  expect(groups()).toEqual([1, 0, 0, 0]);
  for (const page of ['Check the plan', 'People and teams', 'History', 'Share', 'Check the plan'] as const) await hearth.goTo(page);
  expect(groups()).toEqual([1, 0, 1, 1]);
  await hearth.open('#/bring');
  expect(groups()).toEqual([1, 1, 1, 1]);
});

test('a page whose group cannot be fetched says so and can be tried again, and the other pages work', async ({ hearth, context, expectProblem }) => {
  const file = /\/hearth-checks-\w+\.wasm$/;
  await startFrom(hearth, STRATEGY);
  await context.route(file, (route) => route.abort());
  const check = hearth.navigation.getByRole('link', { name: 'Check the plan' });
  await check.click();
  await expect(hearth.heading).toHaveText('Part of Hearth could not be loaded');
  await hearth.goTo('History');
  await check.click();
  await expect(hearth.heading).toHaveText('Part of Hearth could not be loaded');
  await context.unroute(file);
  await hearth.main.getByRole('button', { name: 'Try again' }).click();
  await expect(hearth.heading).toHaveText('Check the plan');
  expectProblem(/fetch|ERR_FAILED/);
});
