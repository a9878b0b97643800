// How long the core takes in the browser over a large plan, and what memory. Prints medians; judges nothing.
//
// node benches/fold.mjs FOLDER FILE...: fold_page.js and its WebAssembly, and files with a change on each line, all there.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { serve } from '../scripts/serve.mjs';

const ROUNDS = 5;
const STEPS = ['reading the text', 'checking every id', 'putting the changes together', 'folding', 'finding conflicts'];
const [folder = '', ...files] = process.argv.slice(2);

await writeFile(join(folder, 'index.html'), '<!doctype html><title>Bench</title>');
const site = await serve({ root: folder });
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
for (const file of files) {
  console.log(`${file}, in the browser`);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await open(file));
  STEPS.forEach((step, at) => say(step, median(rounds.map(({ times }) => times[at])), 'ms'));
  say('most memory held, opening it from its text', median(rounds.map(({ memory }) => memory)) / 1024 ** 2, 'MB');
}
await browser.close();
await site.stop();

/** Opens the plan in a page of its own, whose memory has held nothing else. @param {string} file */
async function open(file) {
  const page = await browser.newPage();
  await page.goto(site.url);
  const opened = await page.evaluate(async (file) => {
    const { default: load, open } = await import(new URL('fold_page.js', location.href).href);
    const text = await (await fetch(file)).text();
    const { memory } = await load();
    const times = [...open(text)];
    return { times, memory: memory.buffer.byteLength };
  }, file);
  await page.close();
  return opened;
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** @param {string} what @param {number} number @param {string} unit */
function say(what, number, unit) {
  console.log(`  ${what.padEnd(44)} ${number.toFixed(0).padStart(9)} ${unit}`);
}
