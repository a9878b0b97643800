// Opening a plan, and finding lines in it.
import { AllActionsPage } from './pages/all-actions.ts';
import { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { PlansPage } from './pages/plans.ts';
import { HOMELESSNESS, STARTERS, STRATEGY, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

/** The day that domain.md counts overdue lines on. */
const TODAY = new Date('2026-11-21T12:00:00Z');

test('with nothing stored, the start offers both starter plans, a file to open and a blank plan', async ({ hearth }) => {
  const plans = new PlansPage(hearth);
  await expect(hearth.heading).toHaveText('Plans');
  for (const { title } of STARTERS) await expect(plans.starter(title)).toBeVisible();
  await expect(hearth.main).toContainText('summary, not the adopted text');
  await expect(hearth.page.getByLabel('Choose plan files, or drop them here')).toBeVisible();

  await plans.startBlank('Empty Homes Plan 2027-30');
  await hearth.giveName('Priya Shah');
  await expect(hearth.heading).toHaveText('Empty Homes Plan 2027-30');
  await hearth.saved();
  await plans.go();
  await expect(plans.held('Empty Homes Plan 2027-30')).toBeVisible();
});

test('both starter plans stand side by side, and one leads to the other', async ({ hearth }) => {
  const plans = new PlansPage(hearth);
  await startFrom(hearth, STRATEGY);
  await plans.go();
  await expect(plans.starter(STRATEGY.title)).toHaveCount(0);
  await startFrom(hearth, HOMELESSNESS);
  await plans.go();
  await expect(plans.starter(HOMELESSNESS.title)).toHaveCount(0);
  for (const { title, lines } of STARTERS) await expect(plans.held(title)).toContainText(`${lines} actions`);

  await plans.held(STRATEGY.title).getByRole('link', { name: /^All actions/ }).click();
  await new AllActionsPage(hearth).shows(STRATEGY.lines);
  await hearth.page.getByRole('banner').locator('summary').click();
  await hearth.page.getByRole('banner').getByRole('link', { name: HOMELESSNESS.title }).click();
  await expect(hearth.heading).toHaveText(HOMELESSNESS.title);
});

for (const starter of STARTERS) {
  test.describe(starter.title, () => {
    test.beforeEach(async ({ context }) => context.clock.setFixedTime(TODAY));

    test('says that it is a summary and not the adopted text', async ({ hearth }) => {
      await startFrom(hearth, starter);
      await hearth.goTo('Overview');
      await expect(hearth.main).toContainText('not the adopted text');
    });

    test('filters narrow the list, stand in the address, and survive reload, sharing and the way back', async ({ hearth, context, site }) => {
      const actions = await startFrom(hearth, starter);
      await actions.shows(starter.lines);
      await actions.choose('Lead', starter.lead.name);
      await actions.shows(starter.lead.lines, starter.lines);
      expect(hearth.page.url()).toContain('lead=');
      const address = hearth.page.url();

      await hearth.reload();
      await actions.shows(starter.lead.lines, starter.lines);
      await expect(actions.filter('Lead').locator('option:checked')).toContainText(starter.lead.name);

      const shared = new HearthPage(await context.newPage(), site.url);
      await shared.page.goto(address);
      await new AllActionsPage(shared).shows(starter.lead.lines, starter.lines);
      await shared.page.close();

      const [first] = await actions.references();
      await actions.openLine(first ?? '');
      await expect(hearth.main).toContainText(`1 of ${starter.lead.lines}`);
      await hearth.page.goBack();
      await actions.shows(starter.lead.lines, starter.lines);
      expect(hearth.page.url()).toBe(address);

      await actions.choose(starter.section.word, starter.section.name);
      await expect(actions.lines).not.toHaveCount(starter.lead.lines);
      await hearth.main.getByRole('button', { name: 'Clear filters' }).click();
      await actions.shows(starter.lines);
    });

    test('words, section, status and due each narrow the list', async ({ hearth }) => {
      const actions = await startFrom(hearth, starter);
      await actions.search.fill(starter.words.typed);
      await actions.shows(starter.words.refs.length, starter.lines);
      expect(await actions.references()).toEqual(starter.words.refs);
      await actions.search.fill('no line says this');
      await expect(hearth.main).toContainText('No action fits');
      await actions.search.fill('');
      await actions.shows(starter.lines);

      await actions.choose(starter.section.word, starter.section.name);
      await actions.shows(starter.section.lines, starter.lines);
      await actions.choose(starter.section.word, 'All');

      await actions.choose('Status', 'No update received');
      await actions.shows(starter.lines);
      await actions.choose('Status', 'Complete (');
      await expect(hearth.main).toContainText('No action fits');
      await actions.choose('Status', 'All');

      await actions.choose('Due', 'Overdue');
      await actions.shows(starter.overdue, starter.lines);
      await expect(actions.lines.filter({ hasText: 'Overdue since' })).toHaveCount(starter.overdue);
      await actions.choose('Due', 'No timeframe');
      await actions.shows(3, starter.lines);
    });

    test('columns sort, and references count as people count', async ({ hearth }) => {
      const actions = await startFrom(hearth, starter);
      const inOrder = await actions.references();
      const byRef = hearth.main.getByRole('columnheader', { name: 'Ref' });
      await byRef.getByRole('button').click();
      await expect(byRef).toHaveAttribute('aria-sort', 'ascending');
      expect(await actions.references()).toEqual(inOrder);
      await byRef.getByRole('button').click();
      await expect(byRef).toHaveAttribute('aria-sort', 'descending');
      await expect(actions.lines.first().getByRole('rowheader')).toHaveText(inOrder.at(-1) ?? '');
      await hearth.reload();
      await expect(byRef).toHaveAttribute('aria-sort', 'descending');
      // On a telephone there are no columns to press: the order is chosen from a list.
      await hearth.page.setViewportSize({ width: 375, height: 800 });
      await hearth.main.getByRole('button', { name: 'Filter and sort' }).click();
      await actions.filter('Sort by').selectOption({ label: 'Lead' });
      await hearth.main.getByRole('button', { name: 'Hide filters' }).click();
      await expect(actions.filter('Sort by')).toBeHidden();
      await hearth.page.setViewportSize({ width: 1280, height: 800 });
      await expect(hearth.main.getByRole('columnheader', { name: 'Leads' })).toHaveAttribute('aria-sort', 'ascending');
    });

    test('a line shows what is published of it, and leads on to the next', async ({ hearth }) => {
      const actions = await startFrom(hearth, starter);
      const [reference] = starter.refs;
      const timeframe = await actions.line(reference).getByRole('cell').nth(2).textContent();
      await actions.openLine(reference);
      const line = new LinePage(hearth);
      await expect(line.fact('Status')).toContainText('No update received');
      await expect(line.fact('Timeframe')).toContainText(`“${timeframe}”`);
      await expect(line.fact('Leads').getByRole('listitem')).not.toHaveCount(0);
      await expect(line.updates).toContainText('No update received yet');
      const before = await hearth.heading.textContent();
      await hearth.main.getByRole('link', { name: 'Next', exact: true }).click();
      await expect(hearth.heading).not.toHaveText(before ?? '');
      await hearth.main.getByRole('link', { name: 'Previous', exact: true }).click();
      await expect(hearth.heading).toHaveText(before ?? '');
    });
  });
}

test('an officer’s own actions stand in their list, what is late at the top', async ({ hearth }) => {
  await hearth.page.context().clock.setFixedTime(TODAY);
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await new PlansPage(hearth).go();
  await new PlansPage(hearth).held(STRATEGY.title).getByRole('link', { name: /^All actions/ }).click();
  await hearth.goTo('My actions');
  await expect(hearth.main.getByLabel('Whose actions').locator('option:checked')).toHaveText('Hannah Gaston (21)');
  await expect(hearth.main.getByRole('heading', { level: 2 }).first()).toContainText('Overdue');
  await hearth.main.getByLabel('Whose actions').selectOption({ label: 'Phil Jennings (10)' });
  await expect(hearth.main).toContainText('10 actions');
  await hearth.reload();
  await expect(hearth.main).toContainText('10 actions');
});

test('an address that leads nowhere says so', async ({ hearth }) => {
  await hearth.open('#/nowhere');
  await expect(hearth.heading).toBeVisible();
  await expect(hearth.main.getByRole('link').first()).toBeVisible();
  await hearth.open('#/plan/plan-00000000000000000000000000000000/actions');
  await expect(hearth.heading).toContainText('not');
});
