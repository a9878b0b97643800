// Documents that officers have, brought in: as a plan of their own, and as an update of one.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { AllActionsPage } from './pages/all-actions.ts';
import { BringPage } from './pages/bring.ts';
import { LongList } from './pages/long-list.ts';
import { PeoplePage } from './pages/people.ts';
import { expectAccessible } from './support/axe.ts';
import { STRATEGY, openLine, startFrom } from './support/plans.ts';
import { screenshots } from './support/screenshots.ts';
import { expect, test } from './support/test.ts';

// The published documents are not part of the repository: where they stand beside it, they are brought in too.
const PUBLISHED = '../shared/plans/housing-strategy-action-plan-2023-28.txt';
const FIXTURES = 'tests/fixtures/import';
const CSV = [
  'Ref,Action,Who,When,Notes',
  '1.1,Insulate the lofts of 200 homes,Energy Officer,March 2030,Starts in spring',
  '1.2,Replace old boilers,J. Smith,June 2031,',
  '1.3,Advise on damp and mould,John Smith,,Weekly',
].join('\n');

test.describe('the published plan', () => {
  test.skip(() => !existsSync(PUBLISHED), `not tested: ${PUBLISHED} is not there`);

  test('as a plan of its own: every line of it', async ({ hearth }) => {
    const bring = await new BringPage(hearth).go();
    await bring.read(PUBLISHED);
    await expect(bring.found).toContainText('68 lines to report on');
    for (const words of ['3 sections', '22 commitments', '66 actions', '3 lines without a timeframe']) await expect(bring.counts).toContainText(words);
    await hearth.main.getByLabel('Title of the plan').fill('Housing Strategy 2023-28');
    await bring.add.click();
    await expect(hearth.heading).toHaveText('All actions');
    await new AllActionsPage(hearth).shows(68);
    await hearth.saved();
    await hearth.reload();
    await new AllActionsPage(hearth).shows(68);
    await expect(hearth.page.getByRole('banner')).toContainText('Housing Strategy 2023-28');
    // The document is the plan that is here now: it cannot become a second one.
    await bring.go();
    await bring.read(PUBLISHED);
    await hearth.main.getByRole('radio').first().waitFor();
    await expect(bring.summary).toContainText('Nothing new');
  });

  test('as an update of the starter plan: nothing doubles, and it can be undone', async ({ hearth }) => {
    const actions = await startFrom(hearth, STRATEGY);
    const bring = await new BringPage(hearth).go();
    await bring.read(PUBLISHED);
    await expect(bring.target(`An update of ${STRATEGY.title}`)).toBeChecked();
    await expect(bring.summary).toContainText('say something else or more');
    await expect(bring.summary).not.toContainText('new');
    await bring.take('Priya Shah');
    await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
    await actions.shows(STRATEGY.lines);
    await openLine(hearth, '2.1a');
    await expect(hearth.main).toContainText('Priya Shah');

    await bring.go();
    await bring.read(PUBLISHED);
    await expect(bring.summary).toContainText(/Nothing new|Nothing is ticked/);
    await expect(bring.accept).toHaveAttribute('aria-disabled', 'true');
    await hearth.page.goBack();
    await hearth.undo();
    await expect(hearth.said).toContainText('Undone');
    await bring.go();
    await bring.read(PUBLISHED);
    // It was taken back: it is offered again as it was.
    await expect(bring.summary).not.toContainText('Nothing is ticked');
    await expect(bring.where.getByRole('checkbox', { checked: true })).not.toHaveCount(0);
    await expect(bring.accept).not.toHaveAttribute('aria-disabled', 'true');
  });

  test('the document’s wording takes the place of a starter’s own where the officer says so, for all of it at once', async ({ hearth }) => {
    await startFrom(hearth, STRATEGY);
    const bring = await new BringPage(hearth).go();
    await bring.read(PUBLISHED);
    const all = bring.where.getByRole('checkbox', { name: /^Take the document’s wording in the \d+ places?/ });
    const own = bring.where.getByRole('group').filter({ hasText: 'Action 2.1a' }).last();
    await own.getByText(/^In Hearth’s own words/).click();
    const one = own.getByRole('checkbox', { name: /^Action: / });
    await expect(one).not.toBeChecked();
    await all.check();
    await expect(one).toBeChecked();
    // One that is left as it is.
    await one.uncheck();
    await expect(all).not.toBeChecked();
    await bring.take('Priya Shah');
    await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
    await expect(hearth.heading).toHaveText('All actions');

    await bring.go();
    await bring.read(PUBLISHED);
    await expect(bring.summary).toContainText('Nothing is ticked');
    await expect(all).toHaveAccessibleName(/in the 1 place /);
    await all.check();
    await bring.take();
    await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
    await expect(hearth.heading).toHaveText('All actions');
    await bring.go();
    await bring.read(PUBLISHED);
    await expect(bring.summary).toContainText('Nothing new');
    await expect(all).toHaveCount(0);
  });

  test('what an officer wrote is not overruled unasked', async ({ hearth }) => {
    await startFrom(hearth, STRATEGY);
    const form = await (await openLine(hearth, '1.2a')).edit();
    await form.fill({ 'Timeframe as published': 'June 2035' });
    await form.send();
    await hearth.giveName('Priya Shah');
    await hearth.saved();
    const bring = await new BringPage(hearth).go();
    await bring.read(PUBLISHED);
    const tick = bring.where.getByRole('checkbox', { name: /June 2035/ });
    await expect(tick).not.toBeChecked();
    await expect(bring.where.getByText(/Written by Priya Shah/)).toBeVisible();
    await tick.check();
    await bring.take();
    await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
    await expect((await openLine(hearth, '1.2a')).fact('Timeframe')).not.toContainText('June 2035');
  });
});

for (const [name, words] of [['libreoffice.docx', 'Word'], ['libreoffice.xlsx', 'Excel']] as const) {
  test(`a document of ${words}: ${name}`, async ({ hearth }) => {
    const bring = await new BringPage(hearth).go();
    await bring.read(`${FIXTURES}/${name}`);
    await expect(bring.lines).not.toHaveCount(0);
    await hearth.main.getByLabel('Title of the plan').fill('A plan of my own 2025-30');
    await bring.add.click();
    await expect(hearth.heading).toHaveText('All actions');
    await expect(new AllActionsPage(hearth).lines).not.toHaveCount(0);
  });
}

test('a slow press right after the title was typed adds the plan', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.read(`${FIXTURES}/libreoffice.docx`);
  await hearth.main.getByLabel('Title of the plan').fill('A plan of my own 2025-30');
  // What the reader answers meanwhile may not move the button from under the pointer.
  await bring.add.click({ delay: 700 });
  await expect(hearth.heading).toHaveText('All actions');
  await expect(hearth.page.getByRole('banner')).toContainText('A plan of my own 2025-30');
});

test('a change of what a column holds shows at once, and back', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.readText('Warm homes 2025-30.csv', CSV);
  await expect(bring.counts).toContainText('1 line without a timeframe');
  await expect(bring.line('1.1')).toContainText('“March 2030”: by 31 March 2030');
  await bring.column(4).focus();
  await bring.column(4).selectOption({ label: 'Leave out' });
  await expect(bring.counts).toContainText('3 lines without a timeframe');
  await expect(bring.line('1.1')).not.toContainText('March 2030');
  await expect(bring.column(4)).toBeFocused();
  await bring.column(4).selectOption({ label: 'Timeframe' });
  await expect(bring.counts).toContainText('1 line without a timeframe');
  // Another row of headings: what the columns hold is guessed anew.
  await bring.found.getByLabel('Row of headings').selectOption({ label: 'It has no headings' });
  await expect(bring.lines).toHaveCount(4);
  await bring.found.getByLabel('Row of headings').selectOption({ label: 'Row 1' });
  await expect(bring.lines).toHaveCount(3);
  // A table that is not brought in leaves nothing to add.
  await bring.found.getByLabel('Bring in this table').uncheck();
  await expect(bring.found).toContainText('No actions were found');
  await expect(bring.add).toHaveAttribute('aria-disabled', 'true');
});

test('a line of pasted text that may be a commitment or an action is asked about, and turned', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.readText('Warm homes 2025-30.txt', [
    'Priority 1: Homes', 'Commitment', 'Action', 'Lead', 'By when', 'Prevent homelessness', 'Open a hub', 'Outreach Team', '2030',
    'Build homes', 'Housing Manager', '2031',
  ].join('\n'));
  await expect(bring.counts).toContainText('1 commitment');
  await expect(bring.counts).toContainText('2 actions');
  const asked = bring.found.getByRole('listitem').filter({ hasText: '“Build homes”' });
  await expect(asked).toContainText('Line 10');
  await asked.getByRole('button', { name: /^It is a commitment/ }).click();
  await expect(bring.counts).toContainText('2 commitments');
  await expect(asked).toContainText('You said that this is a commitment');
  const back = asked.getByRole('button', { name: /^It is an action/ });
  await expect(back).toBeFocused();
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'bring-asked');
  await back.click();
  await expect(bring.counts).toContainText('1 commitment');
});

test('whether numbered sentences over others are commitments or titles of sections is asked once, and turned for all', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.readText('Homes 2025-30.txt', [
    '1. Work with partners to prevent homelessness for everybody in the borough', '1.1 Open a hub', 'Outreach Team', '2029', '1.2 Train staff', '2027',
    '2. Deliver the homes that the borough needs over the next five years', '2.1 Buy land', '2027',
  ].join('\n'));
  await expect(bring.counts).toContainText('2 commitments');
  await expect(bring.counts).toContainText('1 section');
  await bring.found.getByRole('button', { name: /^It is the title of a section/ }).click();
  await expect(bring.counts).toContainText('2 sections');
  await expect(bring.counts).toContainText('0 commitments');
  const back = bring.found.getByRole('button', { name: /^It is a commitment/ });
  await expect(back).toBeFocused();
  await back.click();
  await expect(bring.counts).toContainText('2 commitments');
});

test('two names become one, in the plan too', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.readText('Warm homes 2025-30.csv', CSV);
  await expect(bring.counts).toContainText('3 people and teams');
  await hearth.main.getByRole('button', { name: /^These are one/ }).click();
  await expect(bring.counts).toContainText('2 people and teams');
  await expect(bring.line('1.2')).toContainText('John Smith');
  await bring.add.click();
  await expect(new AllActionsPage(hearth).line('1.2')).toContainText('John Smith');
});

test('a later document updates the plan: what is new, what is otherwise, and nothing removed', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  const actions = await bring.makePlan('Warm homes 2025-30.csv', CSV, 3);
  await hearth.saved();
  await hearth.goTo('Share');
  await hearth.main.getByRole('link', { name: 'Update this plan from a document' }).click();
  await expect(hearth.heading).toHaveText('Update this plan from a document');
  const later = CSV.replace('June 2031', 'June 2032').replace('1.3,Advise on damp and mould,John Smith,,Weekly', '1.4,Fit solar panels on schools,Energy Officer,2033,');
  await bring.readText('Warm homes again.csv', later);
  for (const words of ['1 line is new', '1 line is in the plan alone']) await expect(bring.summary).toContainText(words);
  await expect(bring.where.getByRole('checkbox', { name: /June 2031 becomes June 2032/ })).toBeChecked();
  await bring.take('Priya Shah');
  await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
  await actions.shows(4);
  await expect(actions.line('1.2')).toContainText('June 2032');
  await hearth.undo();
  await actions.shows(3);
  await expect(actions.line('1.2')).toContainText('June 2031');
  // What was taken back is offered again, ticked; what an officer writes after that is not overruled.
  await bring.go();
  await bring.readText('Warm homes again.csv', later);
  await expect(bring.summary).toContainText('1 line is new');
  await expect(bring.where.getByRole('checkbox', { name: /June 2031 becomes June 2032/ })).toBeChecked();
  await hearth.page.goBack();
  const form = await (await openLine(hearth, '1.2')).edit();
  await form.fill({ 'Timeframe as published': 'May 2035' });
  await form.send();
  await hearth.saved();
  await bring.go();
  await bring.readText('Warm homes again.csv', later);
  await expect(bring.where.getByRole('checkbox', { name: /May 2035 becomes June 2032/ })).not.toBeChecked();
});

const SMALL = [
  'Ref,Action,Who,When',
  '1.1,Publish a guide for tenants of shared houses,Tenancy Team,March 2030',
  '1.2,Inspect the hostels in the town centre,Sarah Bloggs,June 2030',
  '1.3,Write to every landlord with more than ten properties,Licensing Manager,Ongoing',
].join('\n');

test('a line that may be one of the plan’s waits until the officer says which', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  const actions = await bring.makePlan('Shared houses 2025-30.csv', SMALL, 3);
  const later = SMALL.replace('1.2,Inspect the hostels in the town centre,Sarah Bloggs,June 2030', '1.4,Inspect the hostels of the town twice in each year,Housing Team,2031');
  await bring.go();
  await bring.readText('Shared houses again.csv', later);
  await expect(bring.summary).toContainText('1 line is for you to decide');
  const choice = bring.where.getByLabel('What 1.4 is');
  await expect(choice).toHaveValue('');
  await expect(choice.locator('option')).toHaveText([/^Decide later/, 'A new line', 'Leave it out', /^The same as .*1\.2.* alike\)$/]);
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'bring-doubtful');
  await expect(bring.summary).not.toContainText('is new');
  await choice.selectOption({ label: 'A new line' });
  await expect(bring.summary).toContainText('1 line is new');
  await choice.selectOption({ label: 'Leave it out' });
  await expect(bring.summary).not.toContainText('is new');
  await choice.focus();
  await choice.selectOption({ index: 3 });
  await expect(choice).toBeFocused();
  await expect(bring.where.getByRole('checkbox', { name: /June 2030 becomes 2031/ })).toBeChecked();
  await bring.take('Priya Shah');
  await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
  await actions.shows(3);
  await expect(hearth.main).toContainText('Inspect the hostels of the town twice in each year');
  await expect(hearth.main).not.toContainText('Inspect the hostels in the town centre');
});

test('a line that the document has in another section goes there when the officer ticks it', async ({ hearth }) => {
  const [heads, first, second, third, fourth] = [
    'Theme,Ref,Action,Who,When', '1. Warm homes,1.1,Insulate the lofts of 200 homes,Energy Officer,March 2030',
    '1. Warm homes,1.2,Replace old boilers in the blocks,Energy Officer,2031', '2. Safe homes,2.1,Inspect every hostel in town,Licensing Team,2032',
    '2. Safe homes,2.2,Train the reception staff,Licensing Team,2033',
  ];
  const bring = await new BringPage(hearth).go();
  const actions = await bring.makePlan('Homes 2025-30.csv', [heads, first, second, third, fourth].join('\n'), 4);
  await bring.go();
  await bring.readText('Homes again.csv', [heads, first, third, second?.replace('1. Warm', '2. Safe'), fourth].join('\n'));
  const move = bring.where.getByRole('checkbox', { name: /Warm homes becomes 2 Safe homes/ });
  await expect(move).not.toBeChecked();
  await expect(bring.accept).toHaveAttribute('aria-disabled', 'true');
  await move.check();
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'bring-moved');
  await bring.take('Priya Shah');
  await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
  await actions.shows(4);
  expect(await actions.references()).toEqual(['1.1', '2.1', '1.2', '2.2']);
  await hearth.undo();
  await expect(hearth.said).toContainText('Undone');
  expect(await actions.references()).toEqual(['1.1', '1.2', '2.1', '2.2']);
});

test('a section that the plan lacks comes with the line that the officer lets go there', async ({ hearth }) => {
  const [heads, first, second, third] = [
    'Theme,Ref,Action,Who,When', '1. Warm homes,1.1,Insulate the lofts of 200 homes,Energy Officer,March 2030',
    '1. Warm homes,1.2,Replace old boilers in the blocks,Energy Officer,2031',
    '2. Safe homes,2.1,Inspect every hostel in town,Licensing Team,2032',
  ];
  const bring = await new BringPage(hearth).go();
  const actions = await bring.makePlan('Homes 2025-30.csv', [heads, first, second, third].join('\n'), 3);
  await bring.go();
  const later = second?.replace('1. Warm homes', '2. Clean heat');
  await bring.readText('Homes again.csv', [heads, first, later, third?.replace('2. Safe', '3. Safe')].join('\n'));
  const move = bring.where.getByRole('checkbox', { name: /Warm homes becomes 2 Clean heat A new section, which comes with the line/ });
  await expect(move).not.toBeChecked();
  await move.check();
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'bring-new-section');
  await bring.take('Priya Shah');
  await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
  await actions.shows(3);
  expect(await actions.references()).toEqual(['1.1', '1.2', '2.1']);
  await expect(hearth.main).toContainText('Clean heat');
  await hearth.undo();
  await expect(hearth.said).toContainText('Undone');
  await expect(hearth.main).not.toContainText('Clean heat');
});

test('a name of the document is joined with one of the plan', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  const actions = await bring.makePlan('Shared houses 2025-30.csv', SMALL, 3);
  await bring.go();
  await bring.readText('Shared houses again.csv', SMALL.replace('Licensing Manager', 'S. Bloggs'));
  const name = bring.where.getByRole('listitem').filter({ hasText: 'S. Bloggs in the document and Sarah Bloggs in the plan' });
  await expect(name).toContainText('written with an initial');
  await expect(bring.where.getByRole('checkbox', { name: /^Leads: S\. Bloggs/ })).toBeChecked();
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'bring-names');
  await name.getByRole('button', { name: /^These are one/ }).click();
  await expect(name).toHaveCount(0);
  await bring.take('Priya Shah');
  await hearth.main.getByRole('link', { name: 'Go to all actions' }).click();
  await expect(actions.line('1.3')).toContainText('Sarah Bloggs');
  await expect(actions.line('1.3')).not.toContainText('Licensing Manager');
  const people = await new PeoplePage(hearth).go();
  await expect(people.party('S. Bloggs')).toHaveCount(0);
  await expect(people.party('Sarah Bloggs')).toContainText('2 open lines');
});

test('a table that is pasted, and a file chosen on the start page', async ({ hearth }) => {
  // The start page has the field and the box too, and leads on.
  const bring = new BringPage(hearth);
  await bring.read(`${FIXTURES}/libreoffice.docx`);
  await expect(hearth.heading).toHaveText('Bring in a document');
  await expect(bring.lines).not.toHaveCount(0);
  await bring.another();
  await bring.paste({ 'text/html': await readFile(`${FIXTURES}/excel-clipboard.html`, 'utf8'), 'text/plain': 'without its table' });
  await expect(bring.found).toBeVisible();
  await expect(bring.lines).not.toHaveCount(0);
  await bring.another();
  await bring.paste({ 'text/plain': CSV.replaceAll(',', '\t') });
  await expect(bring.lines).toHaveCount(3);
});

test('a file that cannot be read is refused in words, and another can be chosen', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  const problem = hearth.banner(/^Not brought in/);
  for (const [name, bytes, words] of [['plan.docx', 'PK\u0003\u0004', 'damaged'], ['plan.csv', '', 'empty'], ['plan.pdf', '%PDF-1.7 ', 'PDF']] as const) {
    await bring.file.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await expect(problem).toContainText(words);
    await expect(problem).toContainText('Nothing was changed');
  }
  await bring.readText('plan.csv', CSV);
  await expect(problem).toHaveCount(0);
});

test('markup in a document is only text', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.readText('plan 2025.csv', CSV.replace('Replace old boilers', '<img src=x onerror=alert(1)> boilers'));
  await expect(bring.line('1.2')).toContainText('<img src=x onerror=alert(1)> boilers');
});

/** A plan too long to be read at once. */
function long(rows: number): string {
  const row = (_: unknown, at: number) => `1.${at},Insulate the lofts of home number ${at},Officer Number ${at},March 2030,`;
  return ['Ref,Action,Who,When,Notes', ...Array.from({ length: rows }, row)].join('\n');
}

test('long reading shows how far it is, the page answers meanwhile, and it can be cancelled', async ({ hearth }) => {
  test.slow();
  const bring = await new BringPage(hearth).go();
  const choose = () => bring.file.setInputFiles({ name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(long(40_000)) });
  await choose();
  // It is told of as it grows, and read out in words that say what is done.
  const done = () => bring.progress.evaluate((bar) => (bar as HTMLProgressElement).value);
  await expect(hearth.main.getByRole('status').filter({ hasText: 'Working out what it says…' })).toBeVisible({ timeout: 30_000 });
  await expect(bring.progress).toBeVisible();
  const first = await done();
  await expect.poll(done, { timeout: 30_000 }).toBeGreaterThan(first);
  await bring.box.fill('The page answers');
  await expectAccessible(hearth.page);
  await bring.cancel();
  await expect(bring.file).toBeFocused();
  await expect(bring.progress).toHaveCount(0);
  await expect(bring.found).toHaveCount(0);
  // Nothing of it comes later, and nothing was added.
  await choose();
  await bring.cancel();
  await hearth.page.evaluate(() => { location.hash = '#/plans'; });
  await expect(hearth.heading).toHaveText('Plans');
  await expect(hearth.main.getByRole('link', { name: /All actions/ })).toHaveCount(0);
  await bring.go();
  await bring.readText('plan.csv', CSV);
  await expect(bring.lines).toHaveCount(3);
});

test('a long document becomes a plan', async ({ hearth }) => {
  test.slow();
  const bring = await new BringPage(hearth).go();
  await bring.file.setInputFiles({ name: 'Long 2025-30.csv', mimeType: 'text/csv', buffer: Buffer.from(long(2000)) });
  await expect(bring.found).toContainText('2,000 lines to report on', { timeout: 60_000 });
  const preview = new LongList(hearth.page, bring.found.locator('.app-found'));
  expect(await preview.drawn.count()).toBeLessThan(150);
  await expect(async () => {
    await preview.body.evaluate((list) => list.scrollIntoView({ block: 'end' }));
    const last = (await preview.isWhole()).at(-1);
    expect(last?.words).toContain('row 2001');
    await expect(preview.drawn.last()).toHaveAttribute('aria-setsize', String(last?.number));
  }).toPass();
  await bring.add.click();
  await expect(hearth.heading).toHaveText('All actions', { timeout: 60_000 });
  await expect(hearth.main.getByRole('status').first()).toHaveText('2,000 actions', { timeout: 60_000 });
});

test('a file dropped on the page is read, and one dropped beside the field does no harm', async ({ hearth }) => {
  const bring = await new BringPage(hearth).go();
  await bring.drop('Warm homes 2025-30.csv', CSV);
  await expect(bring.found).toBeVisible();
  await expect(bring.lines).toHaveCount(3);
  await bring.another();
  const taken = await hearth.heading.evaluate((heading, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'beside.csv'));
    return heading.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, CSV);
  // The browser would leave the page to show the file.
  expect(taken).toBe(false);
  await expect(bring.found).toHaveCount(0);
  await expect(bring.file).toBeVisible();
});

test.describe('where the reader does not arrive', () => {
  // With a service worker it is always here.
  test.use({ serviceWorkers: 'block' });

  for (const [what, path] of [['script', /\/reader-\w+\.js$/], ['WebAssembly', /\/hearth-reader-\w+\.wasm$/]] as const) {
    test(`the officer is told, and can try again: its ${what}`, async ({ hearth, context, expectProblem }) => {
      await startFrom(hearth, STRATEGY);
      await context.route(path, (route) => (what === 'script' ? route.fulfill({ status: 404, body: '' }) : route.abort()));
      const bring = await new BringPage(hearth).go();
      const choose = () => bring.file.setInputFiles({ name: 'Warm homes 2025-30.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
      await choose();
      const problem = hearth.banner('Not brought in: Warm homes 2025-30.csv');
      await expect(problem).toContainText('could not be fetched, or stopped; check the network and choose the document again');
      await expect(problem).toContainText('Nothing was changed');
      await expect(hearth.main.locator('#document-problem')).toBeFocused();
      await expect(hearth.main.getByRole('button', { name: 'Cancel reading the document' })).toHaveCount(0);

      if (what === 'WebAssembly') expectProblem(/Failed to fetch|ERR_FAILED/);
      await context.unroute(path);
      await choose();
      await expect(bring.found).toBeVisible();
      await expect(problem).toHaveCount(0);
      // What was there before is there still.
      await hearth.page.goBack();
      await new AllActionsPage(hearth).shows(STRATEGY.lines);
    });
  }
});

test('it works with no network', async ({ hearth, site }) => {
  await hearth.keptOffline();
  await site.stop();
  const bring = await new BringPage(hearth).go();
  await bring.read(`${FIXTURES}/libreoffice.docx`);
  await expect(bring.lines).not.toHaveCount(0);
});

test('it can be used by everybody: at every step, wide and narrow', async ({ hearth }) => {
  const everywhere = async (name: string) => {
    for (const width of [1280, 375]) {
      await hearth.page.setViewportSize({ width, height: 800 });
      await expectAccessible(hearth.page);
      const over = await hearth.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over, `${name} at ${width} px is too wide`).toBe(0);
    }
    await hearth.page.setViewportSize({ width: 1280, height: 800 });
    await screenshots(hearth.page, name);
  };
  const bring = await new BringPage(hearth).go();
  await everywhere('bring: choose');
  await bring.readText('Warm homes 2025-30.csv', CSV);
  await expect(bring.found.getByRole('heading', { level: 2 })).toBeFocused();
  await hearth.main.getByLabel('Title of the plan').fill('');
  await bring.add.click();
  await expect(hearth.main.getByRole('alert')).toContainText('Enter the title');
  await everywhere('bring: found');
  await hearth.main.getByLabel('Title of the plan').fill('Warm homes 2025-30');
  await bring.add.click();
  await expect(hearth.heading).toHaveText('All actions');
  await bring.go();
  await bring.readText('Later.csv', CSV.replace('June 2031', 'June 2032').replace('Weekly', 'Daily'));
  await everywhere('bring: update');
  await bring.take('Priya Shah');
  await everywhere('bring: taken in');
});
