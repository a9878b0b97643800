// Files that are not what they should be: a plain explanation, and nothing changed.
import { open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from './support/axe.ts';
import type { HearthPage } from './pages/hearth.ts';
import { LinePage } from './pages/line.ts';
import { PlansPage } from './pages/plans.ts';
import { SharePage } from './pages/share.ts';
import { STRATEGY, openLine, recordUpdate, startFrom } from './support/plans.ts';
import { change, planFile, text, withChanges, type PlanFile } from './support/forge.ts';
import { stored } from './support/stored.ts';
import { expect, test } from './support/test.ts';

/** Where nothing may change: the stored changes. */
async function changes(hearth: HearthPage): Promise<string[]> {
  return Object.keys((await stored(hearth.page)).local).filter((key) => /:(change|pack):/.test(key)).sort();
}

async function prepared(hearth: HearthPage): Promise<{ share: SharePage; file: string }> {
  await startFrom(hearth, STRATEGY);
  await hearth.signAs('Hannah Gaston');
  await hearth.page.goBack();
  await recordUpdate(hearth, '1.2a', { text: 'Work that must not be lost' });
  const share = await new SharePage(hearth).go();
  return { share, file: await share.downloadPlan() };
}

test('what is no plan file is refused in plain words, and changes nothing', async ({ hearth }) => {
  const { share, file } = await prepared(hearth);
  const whole = await readFile(file, 'utf8');
  const before = await changes(hearth);
  const asNewer = whole.replace('"version": 1', '"version": 999');
  expect(asNewer).not.toBe(whole);
  const bad: [string, string | Buffer, RegExp][] = [
    ['shopping.json', '{"milk": 2}', /not a plan file/i],
    ['list.json', '[1, 2, 3]', /not a plan file/i],
    ['letter.txt', 'Dear colleague, here is the plan.', /not a plan file/i],
    ['picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452ff', 'hex'), /not a plan file/i],
    ['empty.plan.json', '', /empty/i],
    ['cut.plan.json', whole.slice(0, whole.length * 0.6), /cut short/i],
    ['newer.plan.json', asNewer, /newer version of Hearth/i],
    ['deep.plan.json', `{"format":"hearth-plan","version":1,"plans":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, /deep|nested/i],
    ['deep-object.plan.json', `{"format":"hearth-plan","version":1,"plans":[${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]}`, /deep|nested/i],
    ['none.plan.json', '{"format":"hearth-plan","version":1,"plans":[]}', /holds no plan/i],
    ['proto.plan.json', '{"format":"hearth-plan","version":1,"plans":[{"plan":{"__proto__":{"id":"x"}},"changes":"no"}]}', /damaged|not a plan/i],
  ];
  for (const [name, content, why] of bad) {
    await share.files.read({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
    const told = hearth.banner(`${name} was not opened`);
    await expect(told).toContainText(why);
    await expect(told, name).toContainText(/nothing was changed|nothing was lost/i);
    await share.files.close();
  }
  await share.files.read(['shopping', 'list'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(name) })) as never);
  await expect(hearth.page.getByRole('alert').filter({ hasText: 'was not opened' })).toHaveCount(2);
  await expectAccessible(hearth.page);
  expect(await changes(hearth)).toEqual(before);
  await hearth.reload();
  await expect((await openLine(hearth, '1.2a')).updates).toContainText('Work that must not be lost');
});

test('a file that is too large is refused before it is read', async ({ hearth }) => {
  const path = join(tmpdir(), `too-large-${process.pid}.plan.json`);
  const file = await open(path, 'w');
  await file.truncate(300 * 1024 * 1024);
  await file.close();
  const plans = new PlansPage(hearth);
  await plans.files.read(path);
  await expect(plans.files.result).toContainText(/too large to open \(300 MB, where \d+ MB is the most\)/);
  await expect(plans.files.result).toContainText('nothing was changed');
  await rm(path);
});

test('millions of entries are refused, and the page goes on', async ({ hearth }) => {
  const plans = new PlansPage(hearth);
  const entries = `${'{},'.repeat(3_100_000)}{}`;
  const path = join(tmpdir(), `millions-${process.pid}.plan.json`);
  const file = await open(path, 'w');
  await file.write(`{"format":"hearth-plan","version":1,"plans":[${entries}]}`);
  await file.close();
  await plans.files.read(path);
  await expect(plans.files.result).toContainText('more than a plan can');
  await plans.files.close();
  await plans.startFrom(STRATEGY.title);
  await rm(path);
});

test('a change that was tampered with is set aside and named; the rest is taken in', async ({ hearth, anotherOfficer }) => {
  const { file } = await prepared(hearth);
  const whole = await planFile(file);
  const target = whole.plans[0]?.changes.at(-1);
  const id = String(target?.id);
  const tampered = JSON.stringify(whole).replaceAll('Work that must not be lost', 'Work that somebody falsified');

  const other = await anotherOfficer();
  const plans = new PlansPage(other);
  await plans.files.readText(tampered);
  const told = other.banner('Part of the file was set aside');
  await expect(told).toContainText('altered or damaged');
  await told.getByText('1 change set aside').click();
  await expect(told).toContainText(id);
  await plans.files.accept();
  await plans.files.result.getByRole('link', { name: 'Go to all actions' }).click();
  await expect((await openLine(other, '1.2a')).updates).toContainText('No update received yet');
  // The true file then brings what was set aside.
  await new SharePage(other).takeFile(file);
  await expect((await openLine(other, '1.2a')).updates).toContainText('Work that must not be lost');
});

const SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><svg onload=window.pwned=1>javascript:window.pwned=1';

/** Every text a plan has, replaced by script, as a stranger's changes with ids that are right. */
function scripted(file: PlanFile): ReturnType<typeof change>[] {
  const all = file.plans[0]?.changes.flatMap((one) => one.sets as { entity: string; field: string; value: any }[]) ?? [];
  const texts = all.filter((set) => typeof set.value === 'object' && set.value !== null && 'text' in set.value);
  const sets = texts.map((set, at) => ({ entity: set.entity, field: set.field, value: text(`${SCRIPT} ${at}`), over: [] }));
  const over = new Map<string, string[]>();
  for (const one of file.plans[0]?.changes ?? []) {
    for (const set of one.sets as { entity: string; field: string }[]) {
      const key = `${set.entity} ${set.field}`;
      over.set(key, [...(over.get(key) ?? []), String(one.id)].sort());
    }
  }
  const replacing = sets.map((set) => ({ ...set, over: over.get(`${set.entity} ${set.field}`) ?? [] }));
  const after = (file.plans[0]?.changes ?? []).map((one) => String(one.id)).sort();
  return [change(replacing, { after, why: text(SCRIPT), source: text(SCRIPT), by: { name: SCRIPT, device: 'feedfacefeedface' } })];
}

test('script in every text is shown as text, on every page', async ({ hearth }) => {
  test.slow();
  const { share, file } = await prepared(hearth);
  await share.files.readText(withChanges(await planFile(file), scripted(await planFile(file))), `${'<b>x'.repeat(3)}.plan.json`);
  await expect(share.files.result).toContainText('<img src=x');
  await share.files.accept();
  const plan = `#/plan/${hearth.plan}`;
  for (const page of ['overview', 'actions', 'structure', 'removed', 'mine', 'two-answers', 'history', 'share', 'settings']) {
    await hearth.open(`${plan}/${page}`);
    await hearth.reload();
    await expect(hearth.page.getByRole('banner')).toContainText('<img src=x');
    await expect(hearth.page.locator('img, script:not([src]), svg[onload]'), page).toHaveCount(0);
  }
  await hearth.open(`${plan}/actions`);
  await hearth.main.getByRole('table').getByRole('link').nth(1).click();
  const line = new LinePage(hearth);
  await expect(hearth.heading).toContainText('<script>');
  const form = await line.edit();
  await expect(form.hearth.main.getByRole('textbox').first()).toHaveValue(/<img src=x/);
  expect(await hearth.page.title()).toContain('Hearth');
  await hearth.page.goBack();
  await line.recordUpdate();
  expect(await hearth.page.evaluate(() => (window as any).pwned)).toBeUndefined();
  expect(await hearth.page.evaluate(() => document.querySelectorAll('a[href^="javascript"]').length)).toBe(0);
});

test('references in a circle neither hang the page nor hide the rest', async ({ hearth }) => {
  const { share, file } = await prepared(hearth);
  const whole = await planFile(file);
  type Set = { entity: string; field: string; value: any };
  const sets = whole.plans[0]?.changes.flatMap((one) => one.sets as Set[]) ?? [];
  const of = (kind: string) => [...new Set(sets.map((set) => set.entity))].filter((id) => id.startsWith(`${kind}-`));
  const [section] = of('section');
  const [commitment, other] = of('commitment').slice(-2);
  const [first, second] = of('party');
  if (!section || !commitment || !other || !first || !second) throw new Error('the starter plan has changed');
  const place = (entity: string, parent: string) => ({ entity, field: 'place', value: { order: '80', parent } });
  const circle = change([
    place(section, commitment), place(commitment, other), place(other, commitment), place('section-feedfacefeedfacefeedfacefeedface', 'section-feedfacefeedfacefeedfacefeedface'),
    { entity: first, field: `same:${second}`, value: true }, { entity: second, field: `same:${first}`, value: true },
    { entity: first, field: `same:${first}`, value: true },
  ], { after: (whole.plans[0]?.changes ?? []).map((one) => String(one.id)).sort() });
  await share.files.readText(withChanges(whole, [circle]));
  await expect(share.files.result).toContainText('1 new change');
  await share.files.accept();
  for (const page of ['actions', 'structure', 'overview', 'two-answers', 'history', 'mine'] as const) {
    await hearth.open(`#/plan/${hearth.plan}/${page}`);
    await hearth.reload();
    await expect(hearth.main).toBeVisible();
  }
  await hearth.goTo('All actions');
  await expect(hearth.main.getByRole('table')).toContainText('3.1a');
  // It can be handed on and opened again, and taken back.
  const again = await share.giveFile();
  await share.files.read(again);
  await expect(share.files.result).toContainText('Nothing new');
  await share.files.close();
  await hearth.main.getByRole('button', { name: /^Undo what this file brought/ }).click();
  await expect(hearth.said).toContainText('undone');
  await hearth.goTo('All actions');
  await expect(hearth.main.getByRole('status')).toHaveText('68 actions');
});
