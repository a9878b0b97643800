// What an officer waits for: the page ready, one edit painted, one edit saved. Prints medians; judges nothing.
//
// node benches/page.mjs DIST STRESS.plan.json: the release site, and a plan file of 500 actions with 10,000 updates.
import { serve } from '../scripts/serve.mjs';
import { inBrowser, longest, median, percentile, saved, say, slow } from './support.mjs';

const ROUNDS = 7;
const EDITS = 21;
const [dist = 'dist', stress] = process.argv.slice(2);

const site = await serve({ root: dist, brotli: true });
try {
  await measure('both starter plans', openStarters);
  if (stress) await measure('500 actions with 10,000 updates', (page) => openFile(page, stress));
} finally {
  await site.stop();
}

async function measure(what, open) {
  console.log(what);
  await inBrowser(async (page) => {
    await page.goto(site.url + '#/plans');
    const address = await open(page);
    await saved(page);
    for (const slowed of [1, 4]) await start(page, address, slowed);
    await edits(page, address);
    await kept(page);
  });
}

async function openStarters(page) {
  for (let plans = 0; plans < 2; plans += 1) {
    await page.goto(site.url + '#/plans');
    await page.getByRole('button', { name: /Start from this plan/ }).first().click();
    await page.waitForURL(/\/actions/);
    await saved(page);
  }
  return page.url();
}

async function openFile(page, file) {
  const started = Date.now();
  await page.locator('input[type=file]').first().setInputFiles(file);
  const accept = page.getByRole('button', { name: 'Take these changes in' });
  await accept.waitFor({ timeout: 300_000 });
  say('opening the file, to what it would change', Date.now() - started);
  const taken = Date.now();
  await accept.click();
  await saved(page, 300_000);
  say('taking it in, to saved', Date.now() - taken);
  say('  longest task on the main thread meanwhile', longest(await page.evaluate(() => window.benchLong)));
  await page.goto(site.url + '#/plans');
  await page.getByRole('link', { name: /All actions/ }).first().click();
  await page.waitForURL(/\/actions/);
  return page.url();
}

/** From the navigation to rows on screen, and the longest tasks before and after that. */
async function start(page, address, slowed) {
  await slow(page, slowed);
  const ready = [], before = [], after = [];
  /** @type {Record<string, number[]>} */
  const marks = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto('about:blank');
    await page.goto(address);
    await page.waitForFunction(() => window.benchReady, undefined, { timeout: 120_000 });
    await page.waitForTimeout(1500);
    const found = await page.evaluate(() => ({
      ready: window.benchReady, long: window.benchLong,
      marks: performance.getEntriesByType('mark').map(({ name, startTime }) => ({ name, startTime })),
    }));
    ready.push(found.ready);
    for (const { name, startTime } of found.marks) (marks[name] ??= []).push(startTime);
    before.push(longest(found.long.filter(({ startTime }) => startTime < found.ready)));
    after.push(longest(found.long.filter(({ startTime }) => startTime >= found.ready)));
  }
  await slow(page, 1);
  say(`page ready, at ${slowed}x slowed processor`, median(ready));
  for (const [name, times] of Object.entries(marks)) say(`  ${name}`, median(times));
  say('  longest task until then', median(before));
  say('  longest task after it (0: none over 50 ms)', median(after));
}

/** Recording updates: the work on the main thread until layout, and the time until "Saved". */
async function edits(page, address) {
  await page.goto(address);
  await page.locator('.app-lines__link').first().click();
  await page.getByRole('link', { name: 'Record an update' }).click();
  // The first edit asks for the officer's name, and is not counted.
  await fill(page, 'The first update');
  await page.getByRole('button', { name: 'Save and next' }).click();
  await page.getByLabel('Your name').fill('Bench Officer');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#text')?.value === '');
  await saved(page);
  const work = [], kept = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    await fill(page, `Bench update ${edit}`);
    const times = await page.evaluate(async () => {
      const state = document.getElementById('save-state');
      const form = document.getElementById('text').form;
      const whenSaved = new Promise((done) => {
        let saving = false;
        const watcher = new MutationObserver(() => {
          if (!state.textContent.includes('✓')) saving = true;
          else if (saving) { watcher.disconnect(); done(performance.now()); }
        });
        watcher.observe(state, { childList: true, characterData: true, subtree: true });
      });
      const started = performance.now();
      form.requestSubmit();
      // Reactions run as microtasks; a task of its own comes after all of them.
      await new Promise((done) => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); });
      void document.body.offsetHeight;
      const painted = performance.now();
      const late = new Promise((_, fail) => setTimeout(() => fail(new Error('not saved within 20 seconds')), 20_000));
      return { work: painted - started, saved: await Promise.race([whenSaved, late]) - started };
    });
    work.push(times.work);
    kept.push(times.saved);
    if (!/\/(report|update)/.test(page.url())) break;
  }
  say(`one edit, to laid out (${work.length} edits)`, median(work));
  say('one edit, to saved', median(kept));
  say('  95th of a hundred', percentile(kept, 0.95));
}

async function fill(page, text) {
  await page.getByLabel('What happened').fill(text);
  await page.getByRole('radio', { name: 'On track' }).check();
}

async function kept(page) {
  const { units, heap } = await page.evaluate(() => ({
    units: Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0),
    heap: performance.memory?.usedJSHeapSize ?? 0,
  }));
  console.log(`  ${'kept in local storage (of 5,120 K UTF-16 units)'.padEnd(52)} ${(units / 1024).toFixed(0).padStart(8)} K`);
  console.log(`  ${'JavaScript heap, WebAssembly memory included'.padEnd(52)} ${(heap / 1048576).toFixed(1).padStart(8)} MB`);
}
