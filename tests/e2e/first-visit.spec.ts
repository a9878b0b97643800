// With nothing stored the start page can be read and pressed before any of the app is there, and the app's own takes its place
// unnoticed. What is fetched meanwhile is fetched once.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { AllActionsPage } from './pages/all-actions.ts';
import { HearthPage } from './pages/hearth.ts';
import { STRATEGY, startFrom } from './support/plans.ts';
import { expect, test, type Site } from './support/test.ts';

const WASM = /\.wasm$/;

/** Keeps files back until the function given is called. */
async function keptBack(context: BrowserContext, files: RegExp): Promise<() => void> {
  let send = () => {};
  const wait = new Promise<void>((done) => { send = done; });
  await context.route(files, async (route) => { await wait; await route.continue(); });
  return send;
}

/** Every element that stands in the page as shown: its name, attributes, own words and, if asked for, its box. */
function drawn(page: Page, boxes: boolean): Promise<string[]> {
  return page.evaluate((boxes) => {
    const still = document.querySelector('.app-first-visit');
    const roots = still ? [...still.children] : [...document.body.children];
    const elements = roots.flatMap((root) => [root, ...root.querySelectorAll('*')]);
    return elements.filter((one) => !one.closest('svg, noscript, script, #app-starting, details:not([open]) > :not(summary)')).map((one) => {
      const named = [...one.attributes].filter(({ name }) => name !== 'value').map(({ name, value }) => `${name}=${value}`).sort();
      const words = [...one.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ data }: any) => data).join('').trim();
      const { x, y, width, height } = one.getBoundingClientRect();
      const box = boxes ? [x, y, width, height].map((side) => side.toFixed(1)) : [];
      return [one.localName, ...named, words, (one as HTMLInputElement).value ?? '', ...box].join(' | ');
    });
  }, boxes);
}

test.describe('before the app is there', () => {
  // With a service worker all of it always is.
  test.use({ serviceWorkers: 'block' });

  for (const width of [1280, 375, 320]) {
    test(`the start page is element for element, word for word and box for box the one that the app draws: ${width} px`, async ({ context, page, site }) => {
      await page.setViewportSize({ width, height: 800 });
      const send = await keptBack(context, WASM);
      await page.goto(site.url);
      await expect(page).toHaveTitle('Plans – Hearth');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans');
      await page.getByText('Start a blank plan').click();
      const before = await drawn(page, true);
      expect(before.length).toBeGreaterThan(60);
      send();
      await new HearthPage(page, site.url).started();
      expect(await drawn(page, true)).toEqual(before);
      await expect(page).toHaveTitle('Plans – Hearth');
    });
  }

  test('the first sheet alone gives it its form, and nothing moves until the app has it', async ({ context, page, site }) => {
    const [sendRest, sendApp] = [await keptBack(context, /\/rest-\w+\.css$/), await keptBack(context, WASM)];
    await page.addInitScript(() => {
      const moved: number[] = [];
      new PerformanceObserver((list) => moved.push(...list.getEntries().map((entry: any) => entry.value))).observe({ type: 'layout-shift', buffered: true });
      Object.assign(window, { moved });
    });
    await page.goto(site.url, { waitUntil: 'commit' });
    await expect(page.getByRole('button', { name: 'Read what is in the box' })).toBeVisible();
    const before = await drawn(page, true);
    sendRest();
    await page.waitForLoadState();
    expect(await drawn(page, true)).toEqual(before);
    sendApp();
    await new HearthPage(page, site.url).started();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100))));
    expect(await page.evaluate(() => (window as any).moved)).toEqual([]);
  });

  test('a press before the app is there waits for it', async ({ context, page, site }) => {
    const send = await keptBack(context, WASM);
    await page.goto(site.url);
    await page.getByRole('button', { name: `Start from this plan ${STRATEGY.title}` }).click();
    await expect(page.getByRole('button', { name: /^Opening…/ })).toBeVisible();
    send();
    await expect(new AllActionsPage(new HearthPage(page, site.url)).lines).toHaveCount(STRATEGY.lines);
  });

  test('what is typed, opened and chosen before the app is there is there afterwards, and the keyboard where it was', async ({ context, page, site }) => {
    const send = await keptBack(context, WASM);
    await page.goto(site.url);
    await page.getByText('Start a blank plan').click();
    const title = page.getByLabel('Title of the plan');
    await title.fill('A plan of our own');
    await page.getByLabel('Choose plan files').setInputFiles({ name: 'letter.plan.json', mimeType: 'application/json', buffer: Buffer.from('no plan') });
    await title.focus();
    await page.keyboard.press('Home');
    send();
    const hearth = new HearthPage(page, site.url);
    await hearth.started();
    await expect(hearth.banner(/letter\.plan\.json was not opened/)).toBeVisible();
    await expect(title).toHaveValue('A plan of our own');
    await page.getByRole('button', { name: 'Start this plan' }).click();
    await expect(page.getByLabel('Your name', { exact: true })).toBeVisible();
  });

  test('what is typed is kept under the cursor, and Enter waits', async ({ context, page, site }) => {
    const send = await keptBack(context, WASM);
    await page.goto(site.url);
    await page.getByText('Start a blank plan').click();
    const title = page.getByLabel('Title of the plan');
    await title.fill('own plan');
    await page.keyboard.press('Home');
    send();
    await new HearthPage(page, site.url).started();
    await expect(title).toBeFocused();
    await page.keyboard.type('Our ');
    await expect(title).toHaveValue('Our own plan');
  });

  test('a table pasted before the app is there is read when it is', async ({ context, page, site }) => {
    const send = await keptBack(context, WASM);
    await page.goto(site.url);
    await page.getByLabel('Or paste it here').evaluate((box) => {
      const held = new DataTransfer();
      held.setData('text/html', '<table><tr><th>Ref</th><th>Action</th></tr><tr><td>1.1</td><td>Buy ten homes</td></tr></table>');
      held.setData('text/plain', 'Ref\tAction\n1.1\tBuy ten homes');
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }));
    });
    send();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bring in a document');
    await expect(page.getByRole('main')).toContainText('Buy ten homes');
  });

  test('who has a plan, or goes to another page, never sees it', async ({ context, hearth, site }) => {
    await hearth.open('#/settings');
    await expect(hearth.heading).toHaveText('Settings');
    await startFrom(await (async () => { await hearth.open(); return hearth; })(), STRATEGY);
    await keptBack(context, WASM);
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      const look = () => {
        const still = document.querySelector('.app-first-visit');
        if (still && getComputedStyle(still).display !== 'none') Object.assign(window, { seen: true });
        requestAnimationFrame(look);
      };
      look();
    });
    for (const address of ['', '#/plans', '#/settings']) {
      await tab.goto(site.url + address);
      await tab.waitForTimeout(200);
      expect(await tab.evaluate(() => (window as any).seen ?? false), address).toBe(false);
      await tab.goto('about:blank');
    }
  });
});

test('a first visit to a host without entity tags asks for each file of the app once, and for none to keep it before the page is drawn', async ({ page, site }) => {
  await page.goto(site.url);
  const hearth = new HearthPage(page, site.url);
  await hearth.started();
  expect(site.asked.slice(0, site.asked.indexOf('/sw.js')).filter((path) => /\/hearth-rest-/.test(path)).length).toBeGreaterThan(0);
  await hearth.keptOffline();
  const hashed = site.asked.filter((path) => /-[0-9a-f]{16}(_bg)?\.\w+$/.test(path));
  expect(hashed.length).toBeGreaterThan(6);
  expect(hashed.filter((path, at) => hashed.indexOf(path) !== at)).toEqual([]);
});

test('what the browser kept of a file that was wrong is not taken', async ({ page, site, problems }) => {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-site-'));
  await cp('dist', folder, { recursive: true });
  const sheet = /\brest-[0-9a-f]+\.css/.exec(await readFile(join(folder, 'index.html'), 'utf8'))?.[0] ?? '';
  const right = await readFile(join(folder, sheet));
  await writeFile(join(folder, sheet), '/* half an upload */');
  site.deploy(folder);
  const hearth = new HearthPage(page, site.url);
  await hearth.open();
  await expect.poll(() => times(site, sheet)).toBe(2);
  await writeFile(join(folder, sheet), right);
  await hearth.reload();
  await hearth.keptOffline();
  expect(await page.evaluate((sheet) => caches.match(new URL(sheet, location.href).href).then((kept) => kept?.text()), sheet)).toBe(right.toString());
  problems.length = 0;
  await rm(folder, { recursive: true });
});

function times(site: Site, file: string): number {
  return site.asked.filter((path) => path.endsWith(file)).length;
}
