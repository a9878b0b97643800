import { expectAccessible } from './support/axe.ts';
import { screenshots } from './support/screenshots.ts';
import { expect, test } from './support/test.ts';

test('the page starts, has a title and one main heading, and is accessible', async ({ hearth }) => {
  await expect(hearth.page).toHaveTitle(/Hearth/);
  await expect(hearth.heading).toHaveCount(1);
  await expect(hearth.main).toHaveCount(1);
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'start');
});

test('a browser without JavaScript is told so', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await expect(page.getByRole('heading', { name: 'Hearth needs JavaScript' })).toBeVisible();
  await context.close();
});

test('two officers have a storage of their own', async ({ hearth, anotherOfficer }) => {
  const other = await anotherOfficer();
  await hearth.page.evaluate(() => localStorage.setItem('hearth-test', 'mine'));
  expect(await other.page.evaluate(() => localStorage.getItem('hearth-test'))).toBeNull();
});

test.describe('in a subfolder', () => {
  test.use({ under: '/housing/plans/hearth/' });

  test('the page starts and everything it asks for is in that folder', async ({ hearth, site }) => {
    await hearth.keptOffline();
    expect(site.asked.length).toBeGreaterThan(4);
    expect(site.asked.filter((path) => !path.startsWith('/housing/plans/hearth/'))).toEqual([]);
  });
});
