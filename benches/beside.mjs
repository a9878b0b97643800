// Hearth beside the best of the field, in one run: Excalidraw (an app that keeps its work in the browser), AG Grid and
// Tabulator (tables). Each turn is a browser of its own that has the work stored, turns alternate. Prints medians and
// ratios of medians; judges nothing.
//
// node benches/beside.mjs DIST HISTORY.plan.json: the release site, and a plan file of 500 actions with 10,000 updates.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { csv, rows } from './peers/plan.mjs';
import { blocking, inBrowser, median, ROWS, saved, slow } from './support.mjs';

const TURNS = Number(process.env.TURNS ?? 7);
const SLOWED = [1, 4];
// One row of ten thousand has these words, and none of the first screen.
const WORDS = 'minute 437,';
const [dist = 'dist', history] = process.argv.slice(2);

const folder = await mkdtemp(join(tmpdir(), 'hearth-beside-'));
execFileSync('node', [join(import.meta.dirname, 'peers/build.mjs'), folder], { stdio: 'inherit' });
const site = await serve({ root: dist, brotli: true });
const peers = await serve({ root: folder, brotli: true });

const GRIDS = { 'AG Grid': 'ag-grid', Tabulator: 'tabulator' };
const FIRST = { hearth: ROWS, 'ag-grid': '.ag-row[row-index="0"] [col-id="text"]', tabulator: '.tabulator-row .tabulator-cell[tabulator-field="text"]' };

try {
  const subjects = [await hearth('Hearth, 500', (page) => bring(page, 500)), await grid('AG Grid', 500), await grid('Tabulator', 500),
    { name: 'Excalidraw', address: `${peers.url}excalidraw.html`, rows: '.excalidraw canvas.interactive', profile: await profile() },
    await hearth('Hearth, 10,000', (page) => bring(page, 10_000)), await grid('AG Grid', 10_000), await grid('Tabulator', 10_000)];
  if (history) subjects.push(await hearth('Hearth, 500 with 10,000 updates', (page) => open(page, history)));
  await cold(subjects);
  await search(subjects.filter(({ name }) => name === 'Hearth, 500'));
  await work(subjects.filter(({ name }) => name.includes('10,000') && !name.includes('updates')));
} finally {
  await Promise.all([site.stop(), peers.stop()]);
  await rm(folder, { recursive: true, force: true });
}

function profile() {
  return mkdtemp(join(folder, 'profile-'));
}

/** Hearth with a plan stored. */
async function hearth(name, store) {
  const kept = await profile();
  const address = await inBrowser(async (page) => {
    await page.goto(`${site.url}#/bring`);
    await store(page);
    await saved(page, 300_000);
    await page.goto(`${site.url}#/plans`);
    await page.getByRole('link', { name: /All actions/ }).first().click();
    await page.locator(ROWS).first().waitFor({ timeout: 120_000 });
    // Packing waits for a quiet moment, and then makes what is stored smaller.
    await page.waitForTimeout(10_000);
    return page.url();
  }, { profile: kept });
  return { name, address, rows: ROWS, profile: kept };
}

async function bring(page, many) {
  const path = join(folder, `plan ${many}.csv`);
  await writeFile(path, csv(rows(many)));
  await page.getByLabel('Choose a document, or drop it here').setInputFiles(path);
  await page.getByRole('button', { name: 'Add this plan' }).click({ timeout: 300_000 });
  await page.locator(ROWS).first().waitFor({ timeout: 300_000 });
}

async function open(page, file) {
  await page.goto(`${site.url}#/plans`);
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: /Take these changes in|Open/ }).click({ timeout: 300_000 });
  await page.waitForFunction(() => document.getElementById('save-state')?.textContent?.includes('✓'), undefined, { timeout: 300_000 });
}

/** A page of a grid with the same rows stored. */
async function grid(peer, many) {
  const address = `${peers.url}${GRIDS[peer]}.html`;
  const kept = await profile();
  const [headings, ...lines] = rows(many);
  const at = (line, heading) => line[headings.indexOf(heading)];
  const shown = lines.map((line) => ({
    reference: at(line, 'Ref'), text: at(line, 'Action'), leads: at(line, 'Lead'), timeframe: at(line, 'Timescale'), due: at(line, 'Timescale'),
    status: at(line, 'Status'), update: at(line, 'Progress'),
  }));
  await inBrowser(async (page) => {
    await page.goto(`${peers.url}page.css`);
    await page.evaluate((text) => localStorage.setItem('rows', text), JSON.stringify(shown));
    // The browser writes a large value to the disk some seconds later.
    await page.waitForTimeout(8000);
  }, { profile: kept });
  return { name: `${peer}, ${many.toLocaleString('en-GB')}`, address, rows: FIRST[GRIDS[peer]], profile: kept };
}

/** From the navigation of a new browser to rows on screen, and what blocks the page until it has been quiet. */
async function cold(subjects) {
  for (const slowed of SLOWED) {
    console.log(`cold start, ${slowed}x slowed processor, ${TURNS} turns`);
    const times = new Map(subjects.map(({ name }) => [name, { ready: [], blocked: [], marks: {} }]));
    await turns(subjects, async ({ name, address, rows, profile }) => {
      const found = await inBrowser(async (page) => {
        await slow(page, slowed);
        await page.goto(address);
        await page.waitForFunction(() => window.benchReady, undefined, { timeout: 120_000 });
        await page.waitForTimeout(1000 + 1000 * slowed);
        return page.evaluate(() => ({
          ready: window.benchReady, long: window.benchLong,
          marks: performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]),
        }));
      }, { profile, rows });
      times.get(name).ready.push(found.ready);
      times.get(name).blocked.push(blocking(found.long));
      for (const [mark, time] of found.marks) (times.get(name).marks[mark] ??= []).push(time);
    });
    for (const [name, { ready, blocked, marks }] of times) {
      print(`${name}: rows, and blocking`, median(ready), median(blocked));
      for (const [mark, when] of Object.entries(marks)) print(`    ${mark}`, median(when));
    }
    const ready = (name) => median(times.get(name)?.ready ?? []);
    for (const [what, ours, theirs] of [
      ['500 actions, of Excalidraw', 'Hearth, 500', 'Excalidraw'], ['500 actions, of AG Grid', 'Hearth, 500', 'AG Grid, 500'],
      ['500 actions, of Tabulator', 'Hearth, 500', 'Tabulator, 500'], ['10,000 actions, of 500', 'Hearth, 10,000', 'Hearth, 500'],
      ['with 10,000 updates, of without', 'Hearth, 500 with 10,000 updates', 'Hearth, 500'],
    ]) ratio(what, ready(ours), ready(theirs));
  }
}

/** Words typed as soon as there is a box for them, until the list has only their rows. */
async function search(subjects) {
  for (const slowed of SLOWED) {
    const times = [];
    await turns(subjects, async ({ address, rows, profile }) => {
      times.push(await inBrowser(async (page) => {
        await slow(page, slowed);
        await page.addInitScript(({ words, rows }) => {
          const look = () => {
            const box = document.querySelector('#words');
            if (!(box instanceof HTMLInputElement)) return requestAnimationFrame(look);
            box.focus();
            box.value = words;
            box.dispatchEvent(new InputEvent('input', { bubbles: true }));
            const wait = () => {
              if (document.querySelector(rows)?.textContent?.includes(words)) window.benchFound = performance.now();
              else requestAnimationFrame(wait);
            };
            requestAnimationFrame(wait);
          };
          requestAnimationFrame(look);
        }, { words: WORDS, rows });
        await page.goto(address);
        await page.waitForFunction(() => window.benchFound, undefined, { timeout: 120_000 });
        return page.evaluate(() => window.benchFound);
      }, { profile, rows }));
    });
    print(`words typed at once have their rows, ${slowed}x`, median(times));
  }
}

/** Filter, clear, sort and back, the first time and again, each to painted. */
async function work(subjects) {
  const STEPS = ['filter', 'clear', 'sort', 'back'];
  for (const slowed of SLOWED) {
    console.log(`10,000 actions at work, ${slowed}x slowed processor, ${TURNS} turns: first, and again`);
    const times = new Map(subjects.map(({ name }) => [name, STEPS.map(() => [[], []])]));
    await turns(subjects, async ({ name, address, rows, profile }) => {
      await inBrowser(async (page) => {
        await slow(page, slowed);
        await page.goto(address);
        await page.waitForFunction(() => window.benchReady, undefined, { timeout: 120_000 });
        // The box for words may come with the second part.
        if (name.startsWith('Hearth')) await page.locator('#words').waitFor({ timeout: 120_000 });
        await page.waitForTimeout(1000 + 1000 * slowed);
        for (let again = 0; again < 2; again += 1) {
          for (const [at, step] of STEPS.entries()) times.get(name)[at][again].push(await page.evaluate(act, { step, words: WORDS, rows }));
        }
      }, { profile, rows });
    });
    for (const [name, steps] of times) {
      for (const [at, step] of STEPS.entries()) print(`${name}: ${step}`, median(steps[at][0]), median(steps[at][1]));
    }
    const [ours, ...theirs] = [...times.entries()];
    for (const [name, steps] of theirs) {
      for (const [at, step] of STEPS.entries()) {
        for (const again of [0, 1]) ratio(`${step}${again ? ' again' : ''}, of ${name}`, median(ours[1][at][again]), median(steps[at][again]));
      }
    }
  }
}

/** Runs in the page: does one thing to the list, and gives the time until what it asks for is painted. */
async function act({ step, words, rows }) {
  const peer = window.benchPeer;
  const type = (text) => {
    const box = document.querySelector('#words');
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };
  const press = () => [...document.querySelectorAll('.app-lines__sort')].find(({ textContent }) => textContent === 'Action').click();
  const choose = (value) => {
    const list = document.querySelector('#sort');
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const does = {
    filter: () => (peer ? peer.filter(words) : type(words)),
    clear: () => (peer ? peer.filter('') : type('')),
    sort: () => (peer ? peer.sort('text') : press()),
    back: () => (peer ? peer.sort(undefined) : choose('')),
  };
  // In the plan's order the first row is one that insulates; by wording it is one that adapts.
  const shows = { filter: words, clear: 'Insulate 10', sort: 'Adapt', back: 'Insulate 10' };
  // A sorted list may be scrolled: the first row in the page is the first of those drawn.
  const text = () => document.querySelector(rows)?.textContent ?? '';
  const started = performance.now();
  does[step]();
  return new Promise((done, fail) => {
    const look = () => {
      if (text().includes(shows[step])) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - started);
        return requestAnimationFrame(() => channel.port2.postMessage(0));
      }
      if (performance.now() - started > 60_000) return fail(new Error(`${step} shows ${text()}`));
      return requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Every subject once a turn, each turn beginning with another. */
async function turns(subjects, measure) {
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const at of subjects.keys()) {
      const subject = subjects[(at + turn) % subjects.length];
      await measure(subject).catch((cause) => { throw new Error(subject.name, { cause }); });
    }
  }
}

/** @param {string} what @param {number[]} times */
function print(what, ...times) {
  if (times.some((time) => !Number.isNaN(time))) console.log(`  ${what.padEnd(52)} ${times.map((time) => `${time.toFixed(1).padStart(8)} ms`).join(' ')}`);
}

function ratio(what, ours, theirs) {
  if (!Number.isNaN(ours / theirs)) console.log(`  ${what.padEnd(52)} ${(ours / theirs).toFixed(2).padStart(8)} x`);
}
