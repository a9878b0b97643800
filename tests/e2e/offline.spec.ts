import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { newerVersion } from './support/newer.ts';
import { expect, test } from './support/test.ts';

for (const under of ['/', '/a/sub-folder/']) {
  test.describe(`served from ${under}`, () => {
    test.use({ under });

    test('after the first visit the app starts with its host gone', async ({ hearth, site, context }) => {
      await hearth.keptOffline();
      await site.stop();
      await hearth.page.reload();
      await hearth.started();

      const tab = await context.newPage();
      await tab.goto(`${site.url}index.html#/`);
      await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
}

test('the starter plans are kept too', async ({ hearth, site }) => {
  await hearth.keptOffline();
  await site.stop();
  const kept = await hearth.page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0] ?? '');
    const starters = (await cache.keys()).map(({ url }) => url).filter((url) => url.includes('/starters/'));
    return Promise.all(starters.map(async (url) => (await fetch(url)).ok));
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept).not.toContain(false);
});

test('a new version waits until it is asked for', async ({ hearth, site }) => {
  await hearth.keptOffline();
  const next = await newerVersion();
  site.deploy(next);
  await hearth.page.evaluate(() => Object.assign(window, { stillThisPage: true }));
  expect(await checkForUpdate(hearth.page)).toBe('installed');
  await hearth.page.waitForFunction(() => (window as any).hearthUpdateReady);
  expect(await hearth.page.evaluate(() => (window as any).stillThisPage)).toBe(true);
  expect(await hearth.page.evaluate(() => caches.keys())).toHaveLength(2);

  const loaded = hearth.page.waitForEvent('load');
  await hearth.page.evaluate(() => (window as any).hearthUpdate());
  await loaded;
  await hearth.started();
  expect(await hearth.page.evaluate(() => caches.keys())).toEqual(['hearth / newer']);
  await rm(next, { recursive: true });
});

test('a half-finished upload leaves the version before in place', async ({ hearth, site }) => {
  await hearth.keptOffline();
  const before = await hearth.page.evaluate(async () => (await caches.keys())[0]);
  const broken = await newerVersion((worker) => worker.replace(/sha256-[^"`']+/, `sha256-${'A'.repeat(43)}=`));
  site.deploy(broken);
  expect(await checkForUpdate(hearth.page)).toBe('redundant');
  expect(await hearth.page.evaluate(() => (window as any).hearthUpdateReady)).toBe(false);
  await site.stop();
  await hearth.page.reload();
  await hearth.started();
  expect(await hearth.page.evaluate(() => caches.keys())).toContain(before);
  await rm(broken, { recursive: true });
});

test('two sites on one host do not touch each other', async ({ hearth, page }) => {
  await hearth.keptOffline();
  await page.evaluate(() => caches.open('hearth /elsewhere/ 1'));
  const next = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  expect(next).toBe(true);
  await hearth.open();
  await hearth.keptOffline();
  expect(await page.evaluate(() => caches.keys())).toContain('hearth /elsewhere/ 1');
});

/** Looks for a new version, and tells what became of it: "installed" (it waits) or "redundant" (refused). */
function checkForUpdate(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) return 'no service worker';
    return new Promise<string>((done) => {
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        if (!coming) return done('nothing came');
        coming.addEventListener('statechange', () => done(coming.state));
      });
      registration.update().catch((problem) => done(String(problem)));
    });
  });
}
