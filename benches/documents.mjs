// Bringing in a large document: the readers beside SheetJS and PapaParse, and what an officer waits for. Prints medians;
// judges nothing.
//
// node benches/documents.mjs DIST [TEXT...]: the release site, and documents of text to be measured too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { csv, rows } from './peers/plan.mjs';
import { inBrowser, longest, median, say } from './support.mjs';

const ROUNDS = 7;
const ROWS = 10_000;
const [dist = 'dist', ...texts] = process.argv.slice(2);

const from = createRequire(new URL('peers/package.json', import.meta.url));
const XLSX = from('xlsx');
const table = rows(ROWS);
const documents = [workbook(table), { name: 'A large plan 2025-30.csv', format: 'csv', bytes: Buffer.from(csv(table)) }];

const site = await serve({ root: dist, brotli: true });
try {
  await inBrowser(beside);
  for (const one of documents) await inBrowser((page) => wholeWay(page, one));
} finally {
  await site.stop();
}

/** One sheet whose texts are shared, as Excel writes it. */
function workbook(table) {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), 'Action plan');
  const bytes = XLSX.write(book, { type: 'buffer', bookSST: true, compression: true });
  return { name: 'A large plan 2025-30.xlsx', format: 'xlsx', bytes };
}

/** Each document read by its peer and by Hearth in turn, in workers of one page. */
async function beside(page) {
  // Any address of the site that is not the page: it has no rules on workers, and nothing else runs in it.
  await page.goto(site.url + 'manifest.webmanifest');
  const peers = ['papaparse/papaparse.min.js', 'xlsx/dist/xlsx.full.min.js'].map((path) => readFileSync(from.resolve(path), 'utf8'));
  await page.evaluate(prepare, {
    peers: [...peers, readFileSync(new URL('peers/worker.js', import.meta.url), 'utf8')].join('\n;\n'),
    reader: named(/^reader-\w+\.js$/),
    program: [named(/^hearth-\w+\.js$/), named(/^hearth-\w+_bg\.wasm$/)].join(' '),
  });
  for (const { name, format, bytes } of documents) {
    const peer = format === 'csv' ? 'PapaParse' : 'SheetJS';
    console.log(`${ROWS.toLocaleString('en-GB')} rows of ${table[0]?.length} columns as .${format}, ${(bytes.length / 1024).toFixed(0)} KB, ${ROUNDS} rounds in turn`);
    await page.evaluate((text) => { window.benchBytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)); }, bytes.toString('base64'));
    const times = { peer: [[], []], read: [[], []], found: [[], []] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const turns = [
        async () => (await page.evaluate(askPeer, format)).forEach((time, at) => times.peer[at]?.push(time)),
        async () => (await page.evaluate(askReader, { name, lines: ROWS })).forEach(({ read, found }, at) => {
          times.read[at]?.push(read);
          times.found[at]?.push(found);
        }),
      ];
      for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    }
    for (const [at, when] of ['in a new worker', 'again in the same worker'].entries()) {
      const [theirs, ours] = [median(times.peer[at] ?? []), median(times.read[at] ?? [])];
      say(`${peer}, to rows of text, ${when}`, theirs);
      say(`Hearth, to cells with places and merges, ${when}`, ours);
      console.log(`  ${'  Hearth takes of its time'.padEnd(52)} ${(ours / theirs).toFixed(2).padStart(8)} x`);
    }
    say('Hearth, to the plan it gives, in a new worker', median(times.found[0] ?? []));
  }
  for (const text of texts.filter((path) => existsSync(path))) {
    const bytes = readFileSync(text);
    await page.evaluate((text) => { window.benchBytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)); }, bytes.toString('base64'));
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await page.evaluate(askReader, { name: basename(text), lines: 0 }));
    console.log(`${basename(text)}, ${(bytes.length / 1024).toFixed(0)} KB`);
    say('Hearth, to the plan it gives, in a new worker', median(times.map(([first]) => first.found)));
    say('the same, again in the same worker', median(times.map(([, second]) => second.found)));
  }
}

/** The file of the site that is so called. */
function named(pattern) {
  return readdirSync(dist).find((name) => pattern.test(name));
}

/** Runs in the page. */
function prepare({ peers, reader, program }) {
  window.benchPeers = URL.createObjectURL(new Blob([peers], { type: 'text/javascript' }));
  window.benchReader = { script: reader, options: { type: 'module', name: program } };
}

/** Runs in the page: has a new peer read the document twice, and gives what each took, in milliseconds. */
async function askPeer(format) {
  const worker = new Worker(window.benchPeers);
  const heard = () => new Promise((done, fail) => {
    worker.onmessage = ({ data }) => done(data);
    worker.onerror = ({ message }) => fail(new Error(message));
  });
  await heard();
  const times = [];
  for (let again = 0; again < 2; again += 1) {
    const started = performance.now();
    worker.postMessage([format, window.benchBytes]);
    const many = await heard();
    times.push(performance.now() - started);
    if (!(many > 1000)) throw new Error(`${many} rows`);
  }
  worker.terminate();
  return times;
}

/** Runs in the page: has a new reader of Hearth's do the same; until it has read, and until it has found the plan. */
async function askReader({ name, lines }) {
  const worker = new Worker(window.benchReader.script, window.benchReader.options);
  const heard = (what) => new Promise((done, fail) => {
    worker.onmessage = ({ data: [, said] }) => {
      if (said.startsWith(what)) done(said);
      else if (said.startsWith('{"Refused"')) fail(new Error(said));
    };
    worker.onerror = ({ message }) => fail(new Error(message));
  });
  await heard('"Ready"');
  const times = [];
  for (let again = 1; again <= 2; again += 1) {
    const started = performance.now();
    worker.postMessage([again, JSON.stringify({ File: { name, mapping: null } }), window.benchBytes]);
    await heard('{"Step":{"Understanding"');
    const read = performance.now() - started;
    const answer = await heard('{"Found"');
    await heard('"Whole"');
    times.push({ read, found: performance.now() - started });
    const counted = JSON.parse(answer).Found.counts.lines;
    if (counted < lines) throw new Error(`${counted} lines of ${lines}`);
  }
  worker.terminate();
  return times;
}

/** From choosing the file to the plan added, then a later document beside it. */
async function wholeWay(page, { name, format, bytes }) {
  console.log(`the whole way in the page: ${name}`);
  await page.goto(site.url + '#/bring');
  await choose(page, { name, bytes });
  await step(page, 'from choosing the file to the preview', '#document-found');
  await begin(page, () => page.getByRole('button', { name: 'Add this plan' }).click());
  await step(page, 'adding the plan, to its lines', '.app-lines__body .app-lines__link');
  await settled(page);
  await held(page, '  longest task until saved');

  const later = rows(ROWS + 100, 10);
  await page.evaluate(() => { location.hash = '#/bring'; });
  await choose(page, format === 'csv' ? { name, bytes: Buffer.from(csv(later)) } : { ...workbook(later), name });
  await step(page, 'a later document, to what it says otherwise', '.app-diff');
  await begin(page, () => page.locator('.app-diff input').first().click());
  await step(page, '  a tick', '.app-diff');
  await page.getByRole('button', { name: 'Take this into the plan' }).click();
  await page.getByLabel('Your name').fill('Bench');
  await begin(page, () => page.keyboard.press('Enter'));
  await step(page, 'taking it in', '.app-banner--done');
  await settled(page);
  await begin(page, () => page.evaluate(() => {
    location.hash = document.querySelector('.app-banner--done a[href$="/history"]')?.getAttribute('href')?.replace(/history$/, 'check') ?? '';
  }));
  await step(page, 'checking the plan, to the first points', '.app-check');
}

/** Chooses a file of the disk: one that is handed over in memory would be unpacked by the page. */
async function choose(page, { name, bytes }) {
  const field = page.getByLabel('Choose a document, or drop it here');
  await field.waitFor();
  const folder = await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  try {
    await writeFile(join(folder, name), bytes);
    await begin(page, () => field.setInputFiles(join(folder, name)));
    await page.waitForFunction(() => window.benchFrom !== undefined);
    await page.locator('.app-busy').waitFor({ state: 'detached', timeout: 300_000 });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Waits until it is saved, or could not be; prints which. */
async function settled(page) {
  await page.waitForFunction(() => /[✓✕]/.test(document.getElementById('save-state')?.textContent ?? ''), undefined, { timeout: 300_000 });
  console.log(`  ${await page.locator('#save-state').textContent()}`);
}

/** Does something, and takes the time from the event by which the page heard of it. */
async function begin(page, act) {
  await page.evaluate(() => {
    window.benchFrom = undefined;
    const heard = () => { window.benchFrom ??= performance.now(); };
    for (const kind of ['change', 'click', 'submit', 'hashchange']) window.addEventListener(kind, heard, { capture: true, once: true });
  });
  await act();
}

/** Waits for what is to be shown; prints how long it took, and the longest task of the page meanwhile. */
async function step(page, what, shown) {
  await page.waitForFunction((shown) => {
    const there = window.benchFrom !== undefined && document.querySelector(shown) !== null;
    if (there) window.benchUntil = performance.now();
    return there;
  }, shown, { timeout: 300_000 });
  say(what, await page.evaluate(() => window.benchUntil - window.benchFrom));
  await held(page, '  longest task meanwhile, and just after');
}

/** Prints the longest task since the step began, once the page has been at rest for a second. */
async function held(page, what) {
  await page.waitForTimeout(1000);
  // A page that draws nothing may never be told that it is idle.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5000 })));
  say(what, longest(await page.evaluate(() => window.benchLong.filter(({ startTime, duration }) => startTime + duration > window.benchFrom))));
}
