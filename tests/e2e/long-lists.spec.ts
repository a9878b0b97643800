// Lists of thousands of rows, of which those in view and a few more are drawn.
import { AllActionsPage } from './pages/all-actions.ts';
import { BringPage } from './pages/bring.ts';
import type { HearthPage } from './pages/hearth.ts';
import { LongList } from './pages/long-list.ts';
import { expectAccessible } from './support/axe.ts';
import { expect, test } from './support/test.ts';

/** A plan of this many actions, in sections of a hundred, each with a reference of seven characters. */
async function longPlan(hearth: HearthPage, rows: number): Promise<LongList> {
  const reference = (number: number) => `R${String(number).padStart(6, '0')}`;
  const row = (at: number) =>
    [`Section ${Math.floor(at / 100) + 1}`, reference(at + 1), `Inspect house ${at + 1} ${'and its neighbours '.repeat(at % 5)}`, `Ada ${surname(at % 300)}`, 'March 2029'].join();
  const surname = (at: number) => [...String(at)].map((digit) => ['Bar', 'Cole', 'Dun', 'Fenn', 'Gray', 'Holt', 'Kirk', 'Lowe', 'Marsh', 'Nash'][Number(digit)]).join('').toLowerCase().replace(/^./, (letter) => letter.toUpperCase());
  const document = ['Section,Reference,Action,Lead,Timescale', ...Array.from({ length: rows }, (_, at) => row(at))].join('\n');
  const bring = await new BringPage(hearth).go();
  await bring.readText('Inspections 2025-30.csv', document);
  await bring.add.click();
  await expect(hearth.heading).toHaveText('All actions', { timeout: 60_000 });
  await expect(new AllActionsPage(hearth).count).toHaveText(`${rows.toLocaleString('en-GB')} actions`);
  return listOf(hearth);
}

const listOf = (hearth: HearthPage) => new LongList(hearth.page, hearth.main.locator('.app-lines__body'));

/** The number of the action that a row shows. */
const house = (words: string) => Number(/Inspect house (\d+)/.exec(words)?.[1]);

/** Every row of actions says the number that it has among all rows: a heading over each hundred, one over the columns. */
function expectNumbered(rows: { number: number; words: string }[]): void {
  for (const { number, words } of rows.filter(({ words }) => house(words))) {
    expect(number, words).toBe(house(words) + Math.ceil(house(words) / 100) + 1);
  }
}

test('ten thousand rows go by with the wheel, the keys and the bar, and the way back finds its place', async ({ hearth }) => {
  test.setTimeout(240_000);
  const list = await longPlan(hearth, 10_000);
  await expect(hearth.main.getByRole('table')).toHaveAttribute('aria-rowcount', '10101');
  await expect(hearth.main.getByRole('row').first()).toHaveAttribute('aria-rowindex', '1');
  expectNumbered(await list.isWhole());
  expect(await list.drawn.count()).toBeLessThan(150);
  await expectAccessible(hearth.page);

  // The wheel, a little and a lot.
  await hearth.page.mouse.move(600, 600);
  for (const down of [120, 700, 3000, 20_000, -400, -9000]) {
    await list.wheel(down);
    expectNumbered(await list.isWhole());
  }
  // The keys.
  await list.press('End');
  await expect.poll(async () => house((await list.isWhole()).at(-1)?.words ?? '')).toBe(10_000);
  await list.press('PageUp');
  await expect.poll(async () => house((await list.isWhole()).at(-1)?.words ?? '')).toBeLessThan(10_000);
  await list.press('Home');
  await expect.poll(async () => (await list.isWhole())[0]?.number).toBe(2);
  // The bar: where it is dragged to is where the list is.
  for (const part of [0.25, 0.9, 0.5]) {
    await list.drag(part);
    const rows = await list.isWhole();
    expectNumbered(rows);
    expect(Math.abs((rows[0]?.number ?? 0) - part * 10_100)).toBeLessThan(60);
  }
  expect(await list.drawn.count()).toBeLessThan(150);

  // The way back.
  const [row] = (await list.inView()).filter(({ words, top }) => house(words) && top > 200);
  if (!row) throw new Error('no row in view');
  await hearth.main.getByRole('link', { name: `Inspect house ${house(row.words)}`, exact: false }).first().click();
  await expect(hearth.heading).toContainText(`Inspect house ${house(row.words)}`);
  await hearth.page.goBack();
  await expect(hearth.heading).toHaveText('All actions');
  await expect.poll(async () => (await list.isWhole()).find(({ number }) => number === row.number)?.top).toBeCloseTo(row.top, 0);

  // Filters look through all of it, and the list begins again.
  await new AllActionsPage(hearth).search.fill('house 9999');
  await expect(hearth.main.getByRole('link', { name: 'Inspect house 9999', exact: false })).toBeVisible();
  await expect(hearth.main.getByRole('table')).toHaveAttribute('aria-rowcount', '3');
  await new AllActionsPage(hearth).search.fill('');
  await expect(hearth.main.getByRole('table')).toHaveAttribute('aria-rowcount', '10101');
  expectNumbered(await list.isWhole());
});

test('the keyboard reaches every row, and the row that has it stays', async ({ hearth }) => {
  const list = await longPlan(hearth, 600);
  const focused = () => hearth.page.evaluate(() => document.activeElement?.textContent ?? '');
  await hearth.main.getByRole('link', { name: /^Inspect house 1 *$/ }).focus();
  for (let number = 2; number <= 150; number += 1) {
    await hearth.page.keyboard.press('Tab');
    expect(house(await focused())).toBe(number);
  }
  await expect(hearth.page.locator(':focus')).toBeInViewport();
  for (let number = 149; number >= 100; number -= 1) {
    await hearth.page.keyboard.press('Shift+Tab');
    expect(house(await focused())).toBe(number);
  }
  await list.drag(1);
  expect(house((await list.isWhole()).at(-1)?.words ?? '')).toBe(600);
  expect(house(await focused())).toBe(100);
  await hearth.page.keyboard.press('Tab');
  expect(house(await focused())).toBe(101);
  await expect(hearth.page.locator(':focus')).toBeInViewport();
  expectNumbered(await list.isWhole());
});

for (const anchored of [true, false]) {
  test(`rows of unequal height at 320 px do not jump while they are measured, ${anchored ? 'kept by the browser' : 'kept by the list'}`, async ({ hearth }) => {
    await hearth.page.setViewportSize({ width: 320, height: 600 });
    if (!anchored) await hearth.page.evaluate(() => document.documentElement.style.setProperty('overflow-anchor', 'none'));
    const list = await longPlan(hearth, 1_000);
    expectNumbered(await list.isWhole());
    await list.drag(0.5);
    expectNumbered(await list.isWhole());
    await hearth.page.mouse.move(160, 300);
    for (let step = 0; step < 12; step += 1) {
      const held = (await list.isWhole()).find(({ top }) => top > 50);
      const before = await hearth.page.evaluate(() => scrollY);
      await list.wheel(-180);
      const rows = await list.isWhole();
      expect(rows.find(({ number }) => number === held?.number)?.top, `from ${before}`).toBeCloseTo((held?.top ?? 0) + 180, -0.5);
      expectNumbered(rows);
    }
    expect(await hearth.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    // The page becomes longer once the last cards are measured: its end is found all the same.
    await list.press('End');
    await expect.poll(async () => house((await list.isWhole()).at(-1)?.words ?? '')).toBe(1_000);
    await list.press('Home');
    await expect.poll(async () => (await list.isWhole())[0]?.number).toBe(2);
  });
}

test('paper has every row', async ({ hearth }) => {
  const list = await longPlan(hearth, 1_200);
  const drawn = await list.drawn.count();
  await hearth.page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.body.dataset.printed = String(document.querySelectorAll('.app-lines__link').length);
    });
  });
  const paper = await hearth.page.pdf({ format: 'A4', landscape: true });
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(20);
  await expect(hearth.page.locator('body')).toHaveAttribute('data-printed', '1200');
  await expect.poll(() => list.drawn.count()).toBeLessThanOrEqual(drawn + 60);
  expectNumbered(await list.isWhole());
});

test('of a long list the page searches all, and says what the browser’s own find sees', async ({ hearth }) => {
  await longPlan(hearth, 600);
  const { search } = new AllActionsPage(hearth);
  await hearth.page.keyboard.press('Control+f');
  await expect(search).toBeFocused();
  await expect(hearth.main).toContainText('Searches all 600 actions');
  await search.fill('house 600');
  await expect(hearth.main.getByRole('link', { name: 'Inspect house 600', exact: false })).toBeVisible();
});

test('people of a long plan are counted where they are not drawn', async ({ hearth }) => {
  await longPlan(hearth, 600);
  await hearth.goTo('People and teams');
  const list = new LongList(hearth.page, hearth.main.locator('.app-people', { hasText: 'People (300)' }).locator('.app-people__list'));
  await expect(list.drawn.first()).toHaveAttribute('aria-setsize', '300');
  await list.press('End');
  await expect.poll(async () => (await list.isWhole()).at(-1)?.number).toBe(300);
});
