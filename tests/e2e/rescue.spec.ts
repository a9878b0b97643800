import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { screenshots } from './support/screenshots.ts';
import { expect, test } from './support/test.ts';

const STORED = { 'hearth/a': 'one', 'hearth-b': 'two “quoted”\n\u{1F525}' };

test('when the app stops, everything stored can be downloaded', async ({ hearth }) => {
  await store(hearth.page);
  await hearth.page.evaluate(() => (window as any).hearthPanicked('a test stopped the app'));
  await expect(hearth.heading).toHaveText('Sorry, Hearth has stopped');
  await expect(hearth.heading).toBeFocused();
  await expectAccessible(hearth.page);
  await screenshots(hearth.page, 'stopped');
  await expectDump(hearth.page, hearth.url);
  await hearth.page.getByRole('button', { name: 'Start again' }).click();
  await hearth.started();
  await expect(hearth.heading).not.toHaveText('Sorry, Hearth has stopped');
});

test('when the app cannot be loaded, everything stored can be downloaded', async ({ hearth, page, expectProblem }) => {
  await store(page);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  await page.route(/\.wasm$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(hearth.url);
  await page.reload();
  await expect(hearth.heading).toHaveText('Sorry, Hearth could not start');
  expectProblem(/404/);
  await expectDump(page, hearth.url);
});

test('everything stored can be had without starting the app', async ({ hearth, page }) => {
  await store(page);
  await page.goto(`${hearth.url}?rescue`);
  await expect(hearth.heading).toHaveText('Everything stored in this browser');
  await expectDump(page, hearth.url);
  await page.getByRole('button', { name: 'Start again' }).click();
  await hearth.started();
});

/** Entries of Hearth's, and some of another site's on the same host. */
async function store(page: Page): Promise<void> {
  await page.evaluate(async (stored) => {
    for (const [key, value] of Object.entries({ ...stored, 'other-app': 'not ours' })) localStorage.setItem(key, value);
    for (const name of ['hearth-test', 'other-app']) {
      await new Promise((done, fail) => {
        const request = indexedDB.open(name, 1);
        request.onupgradeneeded = () => {
          const journal = request.result.createObjectStore('journal');
          journal.put('written first', `${name}/1`);
          journal.put(new Uint8Array([0, 255]), `${name}/2`);
        };
        request.onsuccess = () => done(request.result.close());
        request.onerror = () => fail(request.error);
      });
    }
  }, STORED);
}

async function expectDump(page: Page, url: string): Promise<void> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download everything stored' }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^hearth-storage-\d{4}-\d{2}-\d{2}\.json$/);
  const dump = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(dump).toMatchObject({ format: 'hearth-storage', version: 1, origin: url, problems: [] });
  expect(dump.local).toMatchObject(STORED);
  expect(dump.local).not.toHaveProperty('other-app');
  expect(dump.journal).toMatchObject({ 'hearth-test/1': 'written first', 'hearth-test/2': { base64: 'AP8=' } });
  expect(JSON.stringify(dump.journal)).not.toContain('other-app');
  await expect(page.getByRole('status')).toContainText('downloaded as');
}
