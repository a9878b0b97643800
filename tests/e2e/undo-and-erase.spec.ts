// Taking back what was done, and erasing what should never have been typed.
import { readFile } from 'node:fs/promises';
import { HistoryPage } from './pages/history.ts';
import { LinePage } from './pages/line.ts';
import { SharePage } from './pages/share.ts';
import { ConflictsPage } from './pages/conflicts.ts';
import { STARTERS, STRATEGY, changeField, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { storedText } from './support/stored.ts';
import { expect, test } from './support/test.ts';

for (const starter of STARTERS) {
  test(`what was done is undone and redone, in order, also after a reload: ${starter.title}`, async ({ hearth }) => {
    await startFrom(hearth, starter);
    await hearth.signAs('Hannah Gaston');
    await hearth.page.goBack();
    const [first, second] = starter.refs;
    await recordUpdate(hearth, first, { text: 'Done first' });
    await recordUpdate(hearth, second, { text: 'Done second' });
    const line = new LinePage(hearth);
    await hearth.undo();
    await expect(hearth.said).toContainText('Undone');
    await expect(line.updates).toContainText('No update received yet');
    await hearth.saved();
    await hearth.reload();
    await hearth.redo();
    await expect(line.updates).toContainText('Done second');
    await hearth.undo();
    await hearth.undo();
    await openLine(hearth, first);
    await expect(line.updates).toContainText('No update received yet');
    await expect(line.fact('Status')).toContainText('No update received');
    await expect(hearth.strip.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true');
    await hearth.redo();
    await expect(line.updates).toContainText('Done first');

    // A change in the middle can be undone on its own.
    await changeField(hearth, first, 'Timeframe as published', 'June 2030');
    await recordUpdate(hearth, second, { text: 'Done last' });
    const history = await new HistoryPage(hearth).go();
    await history.entry('June 2030').first().getByRole('button', { name: 'Undo this' }).click();
    await expect(hearth.said).toContainText('Undone');
    await openLine(hearth, first);
    await expect(line.fact('Timeframe')).not.toContainText('June 2030');
    await openLine(hearth, second);
    await expect(line.updates).toContainText('Done last');
  });

  test(`words erased are gone everywhere, and no file brings them back: ${starter.title}`, async ({ hearth, anotherOfficer }) => {
    test.slow();
    const secret = 'Mrs Jane Doe of 12 Sample Street';
    const [reference, other] = starter.refs;
    await startFrom(hearth, starter);
    await hearth.signAs('Hannah Gaston');
    await hearth.page.goBack();
    const line = await recordUpdate(hearth, reference, { status: 'At risk', text: secret });
    await recordUpdate(hearth, other, { text: 'This stays' });
    const colleague = await anotherOfficer();
    await startFrom(colleague, starter);
    await colleague.signAs('Priya Shah');
    await colleague.page.goBack();
    const [mine, theirs] = [new SharePage(hearth), new SharePage(colleague)];
    await theirs.takeFile(await mine.giveFile());
    await recordUpdate(colleague, starter.refs[2], { text: 'Priya’s own' });
    const before = await theirs.giveFile();
    expect(await readFile(before, 'utf8')).toContain(secret);
    // Half typed by both, and not sent.
    for (const officer of [hearth, colleague]) {
      await (await (await openLine(officer, other)).recordUpdate()).fill({ text: secret });
      await expect.poll(() => storedText(officer.page)).toMatch(new RegExp(`draft.*${secret}`));
    }

    const history = await new HistoryPage(hearth).go();
    await history.erase(secret, 'A client was named');
    await expect(hearth.main).not.toContainText(secret);
    await expect(history.entry('A client was named')).not.toHaveCount(0);
    await openLine(hearth, reference);
    await expect(line.fact('Status')).toContainText('At risk');
    await expect(line.updates).not.toContainText(secret);
    await expect.poll(() => storedText(hearth.page)).not.toContain(secret);
    const after = await mine.giveFile();
    expect(await readFile(after, 'utf8')).not.toContain(secret);
    expect(await readFile(after, 'utf8')).toContain('This stays');
    await hearth.reload();
    expect(await storedText(hearth.page)).not.toContain(secret);

    // The colleague's older file does not bring them back.
    await mine.go();
    await mine.files.read(before);
    await expect(mine.files.result).not.toContainText(secret);
    await mine.files.accept();
    await expect((await openLine(hearth, starter.refs[2])).updates).toContainText('Priya’s own');
    expect(await storedText(hearth.page)).not.toContain(secret);
    await openLine(hearth, reference);
    await expect(line.updates).not.toContainText(secret);

    // The file downloaded after the erasure takes them from the colleague too.
    await theirs.takeFile(after);
    await expect.poll(() => storedText(colleague.page)).not.toContain(secret);
    expect(await readFile(await theirs.giveFile(), 'utf8')).not.toContain(secret);
    await expect((await openLine(colleague, other)).updates).toContainText('This stays');
  });
}

test('an undo leaves alone what a colleague changed since, and says so', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const line = await openLine(hearth, '1.2a');
  const form = await line.edit();
  await form.fill({ 'Timeframe as published': 'June 2030', 'Responsibility as published': 'Somebody' });
  await form.save();
  const colleague = await anotherOfficer();
  await startFrom(colleague, STRATEGY);
  await colleague.signAs('Priya Shah');
  await colleague.page.goBack();
  await new SharePage(colleague).takeFile(await new SharePage(hearth).giveFile());
  await changeField(colleague, '1.2a', 'Timeframe as published', 'December 2031');
  await new SharePage(hearth).takeFile(await new SharePage(colleague).giveFile());
  await hearth.undo();
  await expect(hearth.said).toContainText('Left alone, because Priya Shah changed it since: timeframe');
  await openLine(hearth, '1.2a');
  await expect(line.fact('Timeframe')).toContainText('“December 2031”');
  await expect(line.fact('Responsibility as published')).not.toHaveText('Somebody');
});

test('where a colleague has replaced all of the last change, undo goes on to the change before', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const line = await changeField(hearth, '1.2a', 'Timeframe as published', 'June 2030');
  await changeField(hearth, '2.1a', 'Timeframe as published', 'July 2030');
  await changeField(hearth, '3.1a', 'Timeframe as published', 'August 2030');
  const colleague = await anotherOfficer();
  await startFrom(colleague, STRATEGY);
  await colleague.signAs('Priya Shah');
  await colleague.page.goBack();
  await new SharePage(colleague).takeFile(await new SharePage(hearth).giveFile());
  await changeField(colleague, '3.1a', 'Timeframe as published', 'December 2031');
  await new SharePage(hearth).takeFile(await new SharePage(colleague).giveFile());
  const undo = hearth.strip.getByRole('button', { name: 'Undo' });
  for (const [reference, words] of [['2.1a', 'July 2030'], ['1.2a', 'June 2030']] as const) {
    await openLine(hearth, reference);
    await expect(line.fact('Timeframe')).toContainText(words);
    await hearth.undo();
    await expect(line.fact('Timeframe')).not.toContainText(words);
    await expect(hearth.said).toContainText('Undone');
  }
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await openLine(hearth, '3.1a');
  await expect(line.fact('Timeframe')).toContainText('December 2031');
});

test('a settlement that is undone brings both answers back', async ({ hearth, anotherOfficer }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  await changeField(hearth, '1.2a', 'Timeframe as published', 'June 2030');
  const colleague = await anotherOfficer();
  await startFrom(colleague, STRATEGY);
  await colleague.signAs('Priya Shah');
  await colleague.page.goBack();
  await changeField(colleague, '1.2a', 'Timeframe as published', 'December 2031');
  await new SharePage(hearth).takeFile(await new SharePage(colleague).giveFile());
  const answers = await new ConflictsPage(hearth).go();
  await hearth.main.getByText('Write another answer').click();
  await hearth.main.getByLabel('Your answer').fill('Autumn 2030');
  await hearth.main.getByRole('button', { name: 'Use what I wrote' }).click();
  await answers.nothing();
  await expect((await openLine(hearth, '1.2a')).fact('Timeframe')).toContainText('“Autumn 2030”');
  await hearth.undo();
  await answers.go();
  await expect(answers.answer('June 2030')).toBeVisible();
  await expect(answers.answer('December 2031')).toBeVisible();
  await hearth.redo();
  await answers.nothing();
});
