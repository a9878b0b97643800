// Editing every kind of field; adding, moving, removing and putting back.
import { LinePage } from './pages/line.ts';
import { LineForm } from './pages/line-form.ts';
import { PlansPage } from './pages/plans.ts';
import { StructurePage } from './pages/structure.ts';
import { HOMELESSNESS, STARTERS, STRATEGY, openLine, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

for (const starter of STARTERS) {
  test(`every field of an action can be edited, and each edit is in the history: ${starter.title}`, async ({ hearth }) => {
    await startFrom(hearth, starter);
    const line = await openLine(hearth, starter.refs[0]);
    const form = await line.edit();
    const text = form.hearth.main.getByLabel('Action', { exact: true });
    await text.fill('Reworded by the officer who leads it.');
    await form.fill({
      'Reference': '9.9z', 'Timeframe as published': 'March 2031', 'Responsibility as published': 'Everyone named below',
      'Wording as published': 'The adopted words.', 'Reason for the change (optional)': 'Cabinet decision of 3 June',
    });
    await form.addLead('Priya Shah', 'Person');
    await form.list('Leads').getByLabel('Role').last().selectOption({ label: 'Signs off' });
    await form.list('Leads').getByRole('button', { name: /^Remove / }).first().click();
    await form.add('Points', 'Add a point', 'A first point');
    await form.add('Points', 'Add a point', 'A second point');
    await form.list('Points').getByRole('button', { name: 'Move up point 2' }).click();
    await form.add('Outcomes', 'Add an outcome', 'A new outcome');
    await form.field('Status').selectOption({ label: 'On track' });
    await form.send();
    await hearth.giveName('Hannah Gaston');
    await expect(hearth.heading).toHaveText('9.9z Reworded by the officer who leads it.');
    await expect(line.fact('Timeframe')).toContainText('“March 2031”');
    await expect(line.fact('Timeframe')).toContainText('31 March 2031');
    await expect(line.fact('Responsibility as published')).toHaveText('Everyone named below');
    await expect(line.fact('Wording as published')).toHaveText('The adopted words.');
    await expect(line.fact('Leads')).toContainText('Priya Shah (signs off)');
    await expect(line.fact('Points').getByRole('listitem')).toHaveText([/A second point/, /A first point/]);
    await expect(line.fact('Outcomes')).toContainText('A new outcome');
    await expect(line.fact('Status')).toContainText('On track');
    await expect(line.changes).toContainText('Cabinet decision of 3 June');
    await hearth.goTo('History');
    await expect(hearth.main.locator('.app-timeline__entry').first()).toContainText('Cabinet decision of 3 June');
    await expect(hearth.main.locator('.app-timeline__entry').first()).toContainText('March 2031');
    await hearth.undo();
    await expect(hearth.said).toContainText('Undone');
    await openLine(hearth, starter.refs[0]);
    await expect(line.fact('Points')).toHaveCount(0);
    await expect(line.fact('Leads')).not.toContainText('Priya Shah');
  });

  test(`sections and actions are added, moved, removed and put back: ${starter.title}`, async ({ hearth }) => {
    await startFrom(hearth, starter);
    await hearth.signAs('Hannah Gaston');
    await new PlansPage(hearth).go();
    await new PlansPage(hearth).held(starter.title).getByRole('link', { name: /^All actions/ }).click();
    const structure = await new StructurePage(hearth).go();
    const { word } = starter.section;

    await hearth.main.getByText('Add a section', { exact: true }).click();
    const section = new LineForm(hearth);
    await section.fill({ Number: '9', Title: 'Empty homes', Objective: 'Fewer of them.' });
    await section.add('Connections to other plans', 'Add a connection', 'Local Plan');
    await section.save();
    await structure.go();
    const form = await structure.add(`${word} 9`, 'Add an action');
    await form.fill({ 'Reference': '9.1a', 'Action': 'Find every empty home.', 'Timeframe as published': 'December 2027' });
    await form.addLead('Housing and Inclusion Manager', starter === HOMELESSNESS ? undefined : 'Post');
    await form.save();
    await structure.go();
    const second = await structure.add(`${word} 9`, 'Add an action');
    await second.fill({ Reference: '9.1b', Action: 'Write to their owners.' });
    await second.save();
    await structure.go();
    await expect.poll(() => structure.texts(/^9\.1/)).toEqual(['9.1a Find every empty home.', '9.1b Write to their owners.']);

    const moved = await structure.change('9.1b');
    await moved.getByRole('button', { name: 'Move up' }).click();
    await expect(hearth.said).toContainText('Moved up');
    await expect.poll(() => structure.texts(/^9\.1/)).toEqual(['9.1b Write to their owners.', '9.1a Find every empty home.']);
    await expect(moved.getByRole('button', { name: 'Move up' })).toBeDisabled();
    const target = await moved.getByLabel('Move to').locator('option').filter({ hasText: starter.section.name }).getAttribute('value');
    await moved.getByLabel('Move to').selectOption(target ?? '');
    await moved.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(hearth.said).toContainText('Moved.');

    const actions = await openLine(hearth, '9.1b');
    await expect(hearth.main).toContainText(`${starter.section.name}`);
    await expect(actions.fact('Status')).toContainText('No update received');

    await structure.go();
    await structure.remove(`${word} 9`);
    await expect(structure.item('9.1a')).toHaveCount(0);
    await expect(structure.item('9.1b')).toHaveCount(1);
    await structure.removed();
    await expect(hearth.main).toContainText('Removed by Hannah Gaston');
    await structure.putBack(`${word} 9`);
    await structure.go();
    await expect(structure.item('9.1a')).toHaveCount(1);

    await structure.remove('9.1a');
    await hearth.undo();
    await expect(structure.item('9.1a')).toHaveCount(1);
    await hearth.redo();
    await expect(structure.item('9.1a')).toHaveCount(0);
    await openLine(hearth, '9.1b');
  });
}

test('commitments are added, tracked themselves, renamed, removed and put back', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const structure = await new StructurePage(hearth).go();
  const form = await structure.add('Section 2', 'Add a commitment');
  await form.fill({ Reference: '2.8', Commitment: 'Publish what was done.' });
  await form.field('This commitment has no actions and is reported on itself').check();
  await form.field('Timeframe as published').fill('Annual review');
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await structure.go();
  await expect(structure.item('2.8')).toHaveCount(1);
  const edit = await structure.edit('2.8');
  await edit.fill({ Commitment: 'Publish what was done, each year.' });
  await edit.save();
  await openLine(hearth, '2.8');
  await expect(hearth.heading).toHaveText('2.8 Publish what was done, each year.');
  await expect(new LinePage(hearth).fact('Timeframe')).toContainText('Annual review');
  await structure.go();
  await structure.remove('2.8');
  await structure.removed();
  await structure.putBack('2.8');
  await structure.go();
  await expect(structure.item('2.8')).toHaveCount(1);
  // A whole commitment goes with its actions, and comes back with them.
  await structure.remove('1.6');
  await expect(structure.item('1.6a')).toHaveCount(0);
  await hearth.undo();
  await expect(structure.item('1.6f')).toHaveCount(1);
});

test('what was added to a commitment that is reported on itself is still there after a second thought', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const form = await (await new StructurePage(hearth).go()).edit('1.6');
  const itself = form.field('This commitment has no actions and is reported on itself');
  await itself.check();
  await form.addLead('Somebody new');
  await form.add('Outcomes', 'Add an outcome', 'An outcome');
  await itself.uncheck();
  await expect(form.list('Leads')).toHaveCount(0);
  await itself.check();
  await expect(form.list('Leads').getByLabel('Name of the person or team')).toHaveValue('Somebody new');
  await itself.uncheck();
  await form.save();
});

test('points and outcomes are reworded, moved and removed', async ({ hearth }) => {
  await startFrom(hearth, HOMELESSNESS);
  const line = await openLine(hearth, '1.2');
  const outcomes = line.fact('Outcomes').getByRole('listitem');
  const before = await outcomes.allTextContents();
  expect(before).toHaveLength(3);
  const form = await line.edit();
  await form.list('Outcomes').getByRole('textbox').first().fill('Reworded outcome');
  await form.list('Outcomes').getByRole('button', { name: 'Move down outcome 1' }).click();
  await form.list('Outcomes').getByRole('button', { name: 'Remove outcome 3' }).click();
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await expect(outcomes).toHaveText([before[1] ?? '', 'Reworded outcome']);
  await hearth.undo();
  await expect(outcomes).toHaveText(before);
  await hearth.redo();
  await expect(outcomes).toHaveText([before[1] ?? '', 'Reworded outcome']);
});

test('the plan’s own details, how it counts years and reports, and a section’s wording', async ({ hearth }) => {
  const actions = await startFrom(hearth, STRATEGY);
  await hearth.goTo('Overview');
  await hearth.main.getByRole('link', { name: 'Edit the plan’s details' }).click();
  const form = new LineForm(hearth);
  await expect(hearth.heading).toHaveText('Edit the plan’s details');
  await form.fill({ Title: 'Housing Plan, revised', 'Years it covers': '2023-29', 'What this plan calls its sections': 'Theme' });
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await expect(hearth.heading).toHaveText('Housing Plan, revised');
  await expect(hearth.page.getByRole('banner')).toContainText('Housing Plan, revised');
  await actions.go();
  await expect(actions.filter('Theme')).toBeVisible();

  await hearth.goTo('Settings');
  await hearth.main.getByRole('radio', { name: 'Financial years' }).check();
  await hearth.saved();
  const line = await openLine(hearth, '1.2a');
  await expect(line.fact('Timeframe')).toContainText('1 April 2023 to 31 March 2024');

  await hearth.goTo('Settings');
  await expect(hearth.main.getByRole('radio', { name: 'Every 3 months' })).toBeChecked();
  await hearth.main.getByRole('radio', { name: 'Every 6 months' }).check();
  await hearth.saved();
  await hearth.goTo('Overview');
  await expect(hearth.main).toContainText('due in 6 months');
  await expect(hearth.main).toContainText('no update in the last 6 months');

  const structure = await new StructurePage(hearth).go();
  const section = await structure.edit('Theme 3');
  await section.fill({ Title: 'Looking after people', Objective: 'A new objective' });
  await section.save();
  await actions.go();
  await expect(actions.table).toContainText('Looking after people');
});

test('a mistake in a form is named, and leads to its field', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const form = await (await openLine(hearth, '1.1')).edit();
  await form.fill({ Commitment: '' });
  await form.send();
  await expect(form.mistakes).toBeFocused();
  await form.mistakes.getByRole('link').click();
  await expect(form.field('Commitment')).toBeFocused();
  await form.hearth.main.getByRole('link', { name: 'Cancel' }).click();
  await expect(hearth.heading).toHaveText(/^1\.1 Achieve/);
});

test('a timeframe is read as it is typed, and a person can say what it means', async ({ hearth }) => {
  await startFrom(hearth, STRATEGY);
  const line = await openLine(hearth, '3.1a');
  const form = await line.edit();
  await form.fill({ 'Timeframe as published': 'Early 24' });
  await expect(form.hearth.main.getByText('Read as:')).toContainText('not understood', { ignoreCase: true });
  await form.field('What the timeframe means').selectOption({ label: 'Done by a date' });
  await form.send();
  await expect(form.mistakes).toBeVisible();
  await form.field('Last day').fill('2031-03-31');
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await expect(line.fact('Timeframe')).toContainText('“Early 24”');
  await expect(line.fact('Timeframe')).toContainText('31 March 2031');
});
