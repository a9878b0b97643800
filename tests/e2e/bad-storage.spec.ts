// Storage that is full, blocked or damaged: loud, nothing lost, a download offered, and the app starts.
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/axe.ts';
import { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { PlansPage } from './pages/plans.ts';
import { STRATEGY, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { damage, stored } from './support/stored.ts';
import { expect, test } from './support/test.ts';

/** Opens a file in a browser that has nothing, and looks whether this update is in it. */
async function expectComplete(fresh: HearthPage, file: string, ...words: string[]): Promise<void> {
  const plans = new PlansPage(fresh);
  await plans.files.take(file);
  await plans.files.result.getByRole('link', { name: 'Go to all actions' }).click();
  await expect(fresh.main.getByRole('status')).toHaveText('68 actions');
  const line = await openLine(fresh, '1.2a');
  for (const one of words) await expect(line.updates).toContainText(one);
}

async function started(hearth: HearthPage): Promise<LinePage> {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  return recordUpdate(hearth, '1.2a', { text: 'Stored before' });
}

/** Takes all the room that localStorage has, that of the checkpoints too, which would give way for a save. */
const fill = () => {
  Object.keys(localStorage).filter((key) => key.startsWith('checkpoint:')).forEach((key) => localStorage.removeItem(key));
  for (let size = 1 << 20; size > 0; size = Math.floor(size / 2)) {
    try {
      for (let at = 0; ; at++) localStorage.setItem(`another-app-${size}-${at}`, 'x'.repeat(size));
    } catch { /* full for this size */ }
  }
};

const empty = () => Object.keys(localStorage).filter((key) => key.startsWith('another-app')).forEach((key) => localStorage.removeItem(key));

test('storage full: said loudly, nothing lost, and saved once there is room', async ({ hearth, anotherOfficer }) => {
  test.slow();
  const line = await started(hearth);
  await hearth.page.evaluate(fill);
  const form = await line.recordUpdate();
  await form.fill({ status: 'At risk', text: 'Typed when storage was full' });
  await form.send();
  const told = hearth.banner('Your last changes are not saved');
  await expect(told).toContainText('full');
  await expect(hearth.strip).toContainText('Not saved: download your plan');
  await expect(line.updates).toContainText('Typed when storage was full');
  await expectAccessible(hearth.page);

  const file = await hearth.download(told.getByRole('button', { name: 'Download all plans now' }));
  await expectComplete(await anotherOfficer(), file.path, 'Stored before', 'Typed when storage was full');
  await hearth.goTo('Settings');
  const dump = await hearth.download(hearth.main.getByRole('button', { name: 'Download everything stored' }));
  await expectComplete(await anotherOfficer(), dump.path, 'Stored before', 'Typed when storage was full');

  await hearth.page.evaluate(empty);
  await told.getByRole('button', { name: 'Try to save again' }).click();
  await expect(told).toHaveCount(0);
  await hearth.saved();
  await hearth.reload();
  await openLine(hearth, '1.2a');
  await expect(line.updates).toContainText('Typed when storage was full');
});

test('storage full from the start: the app starts and the plan can be had', async ({ hearth, anotherOfficer }) => {
  await hearth.page.evaluate(fill);
  await hearth.reload();
  await new PlansPage(hearth).starter(STRATEGY.title).click();
  await expect(hearth.heading).toHaveText('All actions');
  const told = hearth.banner('Your last changes are not saved');
  const file = await hearth.download(told.getByRole('button', { name: 'Download all plans now' }));
  await expectComplete(await anotherOfficer(), file.path);
});

for (const blocked of ['localStorage', 'indexedDB', 'both'] as const) {
  test(`storage blocked (${blocked}): said loudly, the app works, and the plan can be had`, async ({ context, site, anotherOfficer }) => {
    await context.addInitScript((blocked) => {
      const refuse = () => { throw new DOMException('Access is denied for this document.', 'SecurityError'); };
      if (blocked !== 'indexedDB') Object.defineProperty(window, 'localStorage', { get: refuse });
      if (blocked !== 'localStorage') IDBFactory.prototype.open = refuse;
    }, blocked);
    const hearth = new HearthPage(await context.newPage(), site.url);
    await hearth.open();
    const told = hearth.banner('This browser’s storage does not work as it should');
    await expect(told).toContainText('download your plan before you leave');
    await expect(told.getByRole('button', { name: 'Download everything stored' })).toBeVisible();
    await expectAccessible(hearth.page);
    await new PlansPage(hearth).starter(STRATEGY.title).click();
    await expect(hearth.heading).toHaveText('All actions');
    const line = await openLine(hearth, '1.2a');
    const form = await line.recordUpdate();
    await form.fill({ status: 'On track', text: 'Kept in a file' });
    await form.send();
    await hearth.giveName('Hannah Gaston');
    await expect(line.updates).toContainText('Kept in a file');
    await expect(hearth.strip).toContainText('Not saved: download your plan');
    const notSaved = hearth.banner('Your last changes are not saved');
    const file = await hearth.download(notSaved.getByRole('button', { name: 'Download all plans now' }));
    await expectComplete(await anotherOfficer(), file.path, 'Kept in a file');
  });
}

test('an entry damaged in one place is mended from the other, without a fuss', async ({ hearth }) => {
  await started(hearth);
  await hearth.page.evaluate(() => {
    for (const key of Object.keys(localStorage).filter((key) => key.includes(':change:'))) localStorage.removeItem(key);
  });
  await hearth.reload();
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('Stored before');
  await expect(hearth.page.getByRole('alert')).toHaveCount(0);
  expect(Object.keys((await stored(hearth.page)).local).filter((key) => key.includes(':change:'))).toHaveLength(2);
});

test('an entry damaged everywhere: said loudly, left where it is, the rest works, and a colleague’s file brings it back', async ({ hearth, anotherOfficer }) => {
  test.slow();
  await started(hearth);
  await hearth.goTo('Share');
  const good = await hearth.download(hearth.page.getByRole('button', { name: 'Download plan file' }));
  const { local } = await stored(hearth.page);
  const [key, value] = Object.entries(local).find(([key, value]) => key.includes(':change:') && value.includes('Stored before')) ?? ['', ''];
  const flipped = value.replace('Stored before', 'Stored befors');
  await damage(hearth.page, key, flipped, ['local', 'journal']);
  await hearth.reload();
  const told = hearth.banner('Part of what is stored could not be read');
  await expect(told).toContainText('left where they are');
  await expectAccessible(hearth.page);
  const dump = await hearth.download(told.getByRole('button', { name: 'Download everything stored' }));
  expect(await readFile(dump.path, 'utf8')).toContain('Stored befors');
  await hearth.goTo('Settings');
  await expect(hearth.banner('Stored entries that could not be read')).toContainText('damaged in storage');
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('No update received yet');
  expect((await stored(hearth.page)).local[key]).toBe(flipped);

  await recordUpdate(hearth, '2.1a', { text: 'Work goes on' });
  await hearth.goTo('Share');
  await new PlansPage(hearth).files.take(good.path);
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('Stored before');
  await hearth.reload();
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('Stored before');

  // The dump opens in a fresh browser: all but the damaged entry, which is named.
  const fresh = await anotherOfficer();
  const plans = new PlansPage(fresh);
  await plans.files.read(dump.path);
  await expect(fresh.banner('Part of the file was set aside')).toBeVisible();
  await plans.files.accept();
  await plans.files.result.getByRole('link', { name: 'Go to all actions' }).click();
  await expect(fresh.main.getByRole('status')).toHaveText('68 actions');
});

test('what is downloaded when the app has stopped opens complete in a fresh browser', async ({ hearth, anotherOfficer }) => {
  await started(hearth);
  await hearth.page.evaluate(() => (window as any).hearthPanicked('a test stopped the app'));
  await expect(hearth.heading).toHaveText('Sorry, Hearth has stopped');
  const dump = await hearth.download(hearth.page.getByRole('button', { name: 'Download everything stored' }));
  await expectComplete(await anotherOfficer(), dump.path, 'Stored before');
  await hearth.page.getByRole('button', { name: 'Start again' }).click();
  await hearth.started();
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('Stored before');
});

test('a real stop of the WebAssembly leads to the same page', async ({ hearth, anotherOfficer, expectProblem }) => {
  await started(hearth);
  await hearth.page.evaluate(() => {
    // An instruction that traps, in a module of its own.
    const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    setTimeout(exports.f as () => void);
  });
  await expect(hearth.heading).toHaveText('Sorry, Hearth has stopped');
  const dump = await hearth.download(hearth.page.getByRole('button', { name: 'Download everything stored' }));
  await expectComplete(await anotherOfficer(), dump.path, 'Stored before');
  expectProblem(/unreachable/);
});
