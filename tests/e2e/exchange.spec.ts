// Two officers, each with a browser of their own, exchange plan files: the whole story, for both plans.
import { readFile } from 'node:fs/promises';
import { HearthPage } from './pages/hearth.ts';
import { HistoryPage } from './pages/history.ts';
import { LinePage } from './pages/line.ts';
import { PlansPage } from './pages/plans.ts';
import { SharePage } from './pages/share.ts';
import { StructurePage } from './pages/structure.ts';
import { ConflictsPage } from './pages/conflicts.ts';
import { STARTERS, STRATEGY, changeField, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { expect, test } from './support/test.ts';

const TIMEFRAME = 'Timeframe as published';

/** What a plan file says, but when and by whom it was downloaded. */
async function content(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')).plans;
}

for (const starter of STARTERS) {
  test(`two officers work on one plan and exchange files until both have everything: ${starter.title}`, async ({ hearth, anotherOfficer }) => {
    test.slow();
    const [first, second, third] = starter.refs;
    await startFrom(hearth, starter);
    const hannah = new SharePage(hearth);
    const plan = await hannah.giveFile();

    // A colleague opens it in a browser that has nothing yet.
    const other = await anotherOfficer();
    const priya = new SharePage(other);
    await priya.files.read(plan);
    await expect(priya.files.result).toContainText(`${starter.lines} actions`);
    await priya.files.accept();
    await priya.files.result.getByRole('link', { name: 'Go to all actions' }).click();
    await expect(other.heading).toHaveText('All actions');

    // Both work: on lines of their own, and on one field of the same line.
    const form = await (await openLine(hearth, first)).recordUpdate();
    await form.fill({ status: 'On track', text: 'Hannah’s update' });
    await form.send();
    await hearth.giveName('Hannah Gaston');
    await hearth.saved();
    await changeField(hearth, third, TIMEFRAME, 'June 2030');
    const theirs = await (await openLine(other, second)).recordUpdate();
    await theirs.fill({ status: 'At risk', text: 'Priya’s update' });
    await theirs.send();
    await other.giveName('Priya Shah');
    await other.saved();
    await changeField(other, third, TIMEFRAME, 'December 2031');

    // They exchange files, both ways.
    const [fromHannah, fromPriya] = [await hannah.giveFile(), await priya.giveFile()];
    await priya.files.read(fromHannah);
    await expect(priya.files.result).toContainText('2 new changes, reported by Hannah Gaston (2)');
    await expect(other.banner('Two different answers would wait for you')).toBeVisible();
    await priya.files.accept();
    await hannah.files.take(fromPriya);
    const settling = new ConflictsPage(other);
    for (const [officer, answers] of [[hearth, new ConflictsPage(hearth)], [other, settling]] as const) {
      await expect((await openLine(officer, first)).updates).toContainText('Hannah’s update');
      await expect((await openLine(officer, second)).updates).toContainText('Priya’s update');
      await openLine(officer, third);
      await expect(officer.banner('Two different answers')).toBeVisible();
      await answers.go();
      await expect(answers.questions).toHaveCount(1);
      await expect(answers.answer('June 2030')).toContainText('Hannah Gaston');
      await expect(answers.answer('December 2031')).toContainText('Priya Shah');
    }

    // One of them settles it; exchanged again, it is settled for both.
    await other.main.getByLabel('Reason (optional)').fill('As the cabinet agreed');
    await settling.choose('June 2030');
    await settling.nothing();
    await hannah.takeFile(await priya.giveFile());
    await new ConflictsPage(hearth).go();
    await new ConflictsPage(hearth).nothing();
    for (const officer of [hearth, other]) {
      await expect((await openLine(officer, third)).fact('Timeframe')).toContainText('“June 2030”');
    }

    // Now both have the same, and opening the same file again changes nothing.
    const [a, b] = [await hannah.giveFile(), await priya.giveFile()];
    expect(await content(a)).toEqual(await content(b));
    await hannah.files.read(b);
    await expect(hannah.files.result).toContainText('Nothing new');
    await expect(hannah.files.result.getByRole('button', { name: 'Take these changes in' })).toHaveCount(0);
    await hannah.files.close();
    expect(await content(await hannah.downloadPlan())).toEqual(await content(a));
    // And it is kept.
    await hearth.reload();
    await expect((await openLine(hearth, second)).updates).toContainText('Priya’s update');
  });
}

test('both plans travel in one file', async ({ hearth, anotherOfficer }) => {
  const plans = new PlansPage(hearth);
  await startFrom(hearth, STRATEGY);
  await plans.go();
  await plans.startFrom(STARTERS[1]?.title ?? '');
  await hearth.goTo('Share');
  const { path, name } = await hearth.download(hearth.page.getByRole('button', { name: 'Download all plans in one file' }));
  expect(name).toMatch(/^all-plans \d{4}-\d{2}-\d{2}\.plan\.json$/);

  const other = await anotherOfficer();
  const theirs = new PlansPage(other);
  await theirs.files.read(path);
  const take = theirs.files.result.getByRole('button', { name: 'Take these changes in' });
  await expect(take).toHaveCount(2);
  await take.first().click();
  await take.click();
  await expect(other.banner('Taken in')).toHaveCount(2);
  await other.saved();
  await other.reload();
  for (const { title, lines } of STARTERS) await expect(theirs.held(title)).toContainText(`${lines} actions`);
});

test('several colleagues’ files are opened at once, in any order', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  const files: string[] = [];
  for (const [name, reference] of [['Priya Shah', '1.2a'], ['Omar Khan', '2.1a']] as const) {
    const officer = await anotherOfficer();
    await startFrom(officer, STRATEGY);
    const form = await (await openLine(officer, reference)).recordUpdate();
    await form.fill({ status: 'On track', text: `Said by ${name}` });
    await form.send();
    await officer.giveName(name);
    await officer.saved();
    files.push(await new SharePage(officer).giveFile());
  }
  const share = await new SharePage(hearth).go();
  await share.files.read(files.reverse());
  await expect(share.files.result).toContainText('2 new changes');
  await share.files.accept();
  for (const [name, reference] of [['Priya Shah', '1.2a'], ['Omar Khan', '2.1a']] as const) {
    await expect((await openLine(hearth, reference)).updates).toContainText(`Said by ${name}`);
  }
});

test('a field that changes through a file while its form is open: both answers survive', async ({ hearth, context, site, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  const other = await anotherOfficer();
  await startFrom(other, STRATEGY);
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await changeField(other, '1.2a', TIMEFRAME, 'December 2031');
  await recordUpdate(other, '1.2a', { text: 'Seen from the other browser' });
  const file = await new SharePage(other).giveFile();

  const tab = new HearthPage(await context.newPage(), site.url);
  await tab.page.goto(hearth.page.url());
  await tab.started();
  const form = await (await openLine(hearth, '1.2a')).edit();
  await form.fill({ [TIMEFRAME]: 'June 2030' });
  await new SharePage(tab).takeFile(file);
  await expect(form.field(TIMEFRAME)).toHaveValue('June 2030');
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await hearth.saved();
  for (const officer of [hearth, tab]) {
    const answers = await new ConflictsPage(officer).go();
    await expect(answers.answer('June 2030')).toContainText('Hannah Gaston');
    await expect(answers.answer('December 2031')).toContainText('Priya Shah');
  }
});

test('what was removed by one and worked on by another waits for an answer', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  const other = await anotherOfficer();
  await startFrom(other, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await hearth.main.getByRole('link', { name: 'Add, move or remove' }).click();
  await new StructurePage(hearth).remove('3.1b');
  await recordUpdate(other, '3.1b', { text: 'Work done meanwhile' });
  await new SharePage(hearth).takeFile(await new SharePage(other).giveFile());
  const answers = await new ConflictsPage(hearth).go();
  await expect(answers.questions).toContainText('Removed from the plan');
  await expect(answers.questions).toContainText('Priya Shah');
  await answers.answers.getByRole('button', { name: 'Put it back in the plan' }).click();
  await answers.nothing();
  await expect((await openLine(hearth, '3.1b')).updates).toContainText('Work done meanwhile');
});

test('a file can be looked at and left, and what it brought undone and applied again', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  const other = await anotherOfficer();
  await startFrom(other, STRATEGY);
  await other.signAs('Priya Shah');
  await other.page.goBack();
  await recordUpdate(other, '1.2a', { status: 'Off track', text: 'Brought by file' });
  const file = await new SharePage(other).giveFile();

  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const share = await new SharePage(hearth).go();
  await share.files.read(file);
  await expect(share.files.result).toContainText('1.2a');
  await expect(share.files.result).toContainText('Off track');
  await share.files.result.getByRole('button', { name: 'Do not take them in' }).click();
  await expect(share.files.result).toContainText('Nothing was changed');
  await share.files.close();
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('No update received yet');

  await share.takeFile(file);
  const line = new LinePage(hearth);
  const history = await new HistoryPage(hearth).go();
  await history.files.getByRole('button', { name: /^Undo what this file brought/ }).click();
  await expect(hearth.said).toContainText('undone');
  await openLine(hearth, '1.2a');
  await expect(line.updates).toContainText('No update received yet');
  await expect(line.fact('Status')).toContainText('No update received');

  // The same file again: nothing new, but it can be applied again, here or from the list.
  await share.go();
  await share.files.read(file);
  await expect(share.files.result).toContainText('Nothing new');
  await share.files.result.getByRole('button', { name: 'Apply this file again' }).click();
  await openLine(hearth, '1.2a');
  await expect(line.updates).toContainText('Brought by file');
  await expect(line.fact('Status')).toContainText('Off track');
  // Still so after a reload, and undone from the list it goes once more.
  await history.go();
  await hearth.reload();
  await history.files.getByRole('button', { name: /^Undo what this file brought/ }).click();
  await openLine(hearth, '1.2a');
  await expect(line.updates).toContainText('No update received yet');
  await hearth.undo();
  await expect(line.updates).toContainText('Brought by file');
});
