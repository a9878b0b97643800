// What an officer did is there when the browser is opened again, and in their other tabs.
import type { Page } from '@playwright/test';
import { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { UpdateForm } from './pages/update-form.ts';
import { HOMELESSNESS, STARTERS, STRATEGY, changeField, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { stored } from './support/stored.ts';
import { expect, test } from './support/test.ts';

/** Waits until a draft with these words is kept, in both media. */
async function draftKept(page: Page, words: string): Promise<void> {
  await expect(async () => {
    const { local, journal } = await stored(page);
    for (const medium of [local, journal]) {
      const drafts = Object.entries(medium).filter(([key]) => key.includes(':draft:'));
      expect(drafts.some(([, draft]) => draft.includes(words))).toBe(true);
    }
  }).toPass({ timeout: 10_000 });
}

for (const ending of ['closed', 'killed'] as const) {
  test(`after the browser was ${ending} and opened again, everything is there`, async ({ profile }) => {
    const before = await profile.open();
    for (const starter of STARTERS) {
      await before.open('#/plans');
      await startFrom(before, starter);
      const form = await (await openLine(before, starter.refs[0])).recordUpdate();
      await form.fill({ status: 'At risk', text: `Kept for ${starter.title}` });
      await form.send();
      if (starter === STRATEGY) await before.giveName('Hannah Gaston');
      await before.saved();
    }
    const address = before.page.url();
    await (ending === 'closed' ? profile.close() : profile.kill());

    const after = await profile.open(new URL(address).hash);
    await expect(after.strip).toContainText('Editing as Hannah Gaston');
    await expect(new LinePage(after).updates).toContainText(`Kept for ${HOMELESSNESS.title}`);
    await after.open('#/plans');
    await after.main.getByRole('link', { name: `All actions of ${STRATEGY.title}` }).click();
    const line = await openLine(after, STRATEGY.refs[0]);
    await expect(line.updates).toContainText(`Kept for ${STRATEGY.title}`);
    await recordUpdate(after, STRATEGY.refs[1], { text: 'And it goes on, without asking for the name again.' });
    await after.undo();
    await after.undo();
    await openLine(after, STRATEGY.refs[0]);
    await expect(line.updates).toContainText('No update received yet');
  });
}

test('two tabs show each other’s edits within a second, both ways', async ({ hearth, context, site }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const line = await openLine(hearth, '1.1');
  const address = hearth.page.url();
  const tabs = [hearth, new HearthPage(await context.newPage(), site.url)] as const;
  await tabs[1].page.goto(address);
  await expect(tabs[1].heading).toHaveText(/^1\.1 /);

  for (const [writer, reader, text] of [[tabs[0], tabs[1], 'From the first tab'], [tabs[1], tabs[0], 'From the second tab']] as const) {
    const seen = reader.page.evaluate(
      (words) => new Promise<number>((done) => {
        const look = () => document.body.textContent?.includes(words) && (done(Date.now()), watch.disconnect());
        const watch = new MutationObserver(look);
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
      text,
    );
    const form = await new LinePage(writer).recordUpdate();
    await form.fill({ status: 'On track', text });
    await writer.page.evaluate(() => {
      document.addEventListener('submit', () => Object.assign(window, { sentAt: Date.now() }), true);
      document.addEventListener('click', () => Object.assign(window, { sentAt: Date.now() }), true);
    });
    await form.save();
    const took = (await seen) - (await writer.page.evaluate(() => (window as any).sentAt));
    test.info().annotations.push({ type: 'another tab shows an edit after', description: `${took} ms` });
    console.log(`      another tab showed an edit after ${took} ms`);
    expect(took).toBeLessThan(1000);
  }
  for (const tab of tabs) {
    await expect(new LinePage(tab).updates).toContainText('From the first tab');
    await expect(new LinePage(tab).updates).toContainText('From the second tab');
  }
  await expect(line.updates.getByRole('heading', { level: 2 })).toHaveText('Updates (2)');
});

test('the name given in one tab is not asked for again in another that was open', async ({ hearth, context, site }) => {
  await startFrom(hearth, STRATEGY);
  const other = new HearthPage(await context.newPage(), site.url);
  await other.page.goto(hearth.page.url());
  await other.started();
  const form = await (await openLine(hearth, '1.1')).recordUpdate();
  await form.fill({ status: 'On track', text: 'Named here' });
  await form.send();
  await hearth.giveName('Hannah Gaston');
  await hearth.saved();
  await expect(other.strip).toContainText('Editing as Hannah Gaston');
  await recordUpdate(other, '1.2a', { text: 'No question here' });
});

test('a field that changes in another tab while its form is open: both answers survive', async ({ hearth, context, site }) => {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  const other = new HearthPage(await context.newPage(), site.url);
  await other.page.goto(hearth.page.url());
  await other.started();
  const form = await (await openLine(hearth, '1.2a')).edit();
  await form.fill({ 'Timeframe as published': 'June 2030' });

  await changeField(other, '1.2a', 'Timeframe as published', 'December 2031');
  await other.page.close();

  await expect(form.field('Timeframe as published')).toHaveValue('June 2030');
  await form.save();
  await hearth.goTo('Two different answers');
  await expect(hearth.main).toContainText('June 2030');
  await expect(hearth.main).toContainText('December 2031');
});

test('what is half typed survives a reload, a closed tab and a crashed one', async ({ hearth, context, site }) => {
  await startFrom(hearth, STRATEGY);
  const address = `#/plan/${hearth.plan}`;
  const form = await (await openLine(hearth, '1.2a')).recordUpdate();
  const report = new URL(hearth.page.url()).hash;
  await form.fill({ status: 'Off track', text: 'Half typed, and then', positionAt: '2026-06-30' });
  await form.addEvidence({ title: 'Half a title' });
  await draftKept(hearth.page, 'Half a title');

  await hearth.reload();
  await expect(hearth.banner('You have an unsaved draft')).toBeVisible();
  await hearth.main.getByRole('button', { name: 'Continue with the draft' }).click();
  const whole = async (form: UpdateForm, hearth: HearthPage, text: string) => {
    await expect(form.text).toHaveValue(text);
    await expect(form.status('Off track')).toBeChecked();
    await expect(form.positionAt).toHaveValue('2026-06-30');
    await expect(hearth.main.getByLabel('What it is')).toHaveValue('Half a title');
  };
  await whole(form, hearth, 'Half typed, and then');
  await form.text.fill('Half typed, and then more');
  await draftKept(hearth.page, 'Half typed, and then more');
  await hearth.page.close({ runBeforeUnload: false });

  const second = new HearthPage(await context.newPage(), site.url);
  await second.open(report);
  await second.main.getByRole('button', { name: 'Continue with the draft' }).click();
  const again = new UpdateForm(second);
  await whole(again, second, 'Half typed, and then more');
  await again.text.fill('Half typed, and then crashed');
  await draftKept(second.page, 'Half typed, and then crashed');
  const crashed = second.page.waitForEvent('crash');
  await second.page.goto('chrome://crash').catch(() => {});
  await crashed;
  await second.page.close();

  const third = new HearthPage(await context.newPage(), site.url);
  await third.open(report);
  await third.main.getByRole('button', { name: 'Continue with the draft' }).click();
  await whole(new UpdateForm(third), third, 'Half typed, and then crashed');
  await new UpdateForm(third).send();
  await third.giveName('Hannah Gaston');
  await third.saved();
  // Once recorded, it is forgotten.
  await third.open(report);
  await expect(new UpdateForm(third).text).toHaveValue('');
  await third.open(`${address}/actions`);
});

test('half-typed edits survive a killed browser, and can be thrown away', async ({ profile }) => {
  const before = await profile.open();
  await startFrom(before, HOMELESSNESS);
  const form = await (await openLine(before, '1.10')).edit();
  await form.fill({ 'Timeframe as published': 'Half a timefr' });
  await form.add('Outcomes', 'Add an outcome', 'Half an outcome');
  const address = new URL(before.page.url()).hash;
  await draftKept(before.page, 'Half an outcome');
  await profile.kill();

  const after = await profile.open(address);
  await after.main.getByRole('button', { name: 'Continue with the draft' }).click();
  await expect(after.main.getByLabel('Timeframe as published')).toHaveValue('Half a timefr');
  await expect(after.main.getByRole('group', { name: 'Outcomes' }).getByRole('textbox').last()).toHaveValue('Half an outcome');
  await after.reload();
  await after.main.getByRole('button', { name: 'Discard the draft' }).click();
  await expect(after.main.getByLabel('Timeframe as published')).not.toHaveValue('Half a timefr');
  await after.reload();
  await expect(after.banner('You have an unsaved draft')).toHaveCount(0);
});

test('with the first name, and not before, the browser is asked to keep what is stored', async ({ hearth, page }) => {
  // A browser that agrees to all it is asked: Chromium without a profile agrees to nothing.
  await page.addInitScript(() => {
    const asked = 'asked-to-keep';
    StorageManager.prototype.persisted = async () => sessionStorage.getItem(asked) !== null;
    StorageManager.prototype.persist = async () => { sessionStorage.setItem(asked, 'yes'); return true; };
  });
  await hearth.reload();
  await startFrom(hearth, STRATEGY);
  await hearth.goTo('Settings');
  await expect(hearth.main).toContainText('the browser may clear it');
  await hearth.signAs('Hannah Gaston');
  await hearth.reload();
  await expect(hearth.main).toContainText('The browser has agreed to keep it');
});
