// How long the core takes in the browser over a large plan, and what memory. Prints medians; judges nothing.
//
// node benches/fold.mjs FOLDER FILE...: fold_page.js and its WebAssembly, and files with a change on each line, all there.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { inBrowser, median, say } from './support.mjs';

const ROUNDS = 5;
const STEPS = ['reading the text', 'checking every id', 'putting the changes together', 'folding', 'finding conflicts'];
const [folder = '', ...files] = process.argv.slice(2);

await writeFile(join(folder, 'index.html'), '<!doctype html><title>Bench</title>');
const site = await serve({ root: folder });
await inBrowser(async (page) => {
  for (const file of files) {
    console.log(`${file}, in the browser`);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await open(page.context(), file));
    STEPS.forEach((step, at) => say(step, median(rounds.map(({ times }) => times[at]))));
    const memory = median(rounds.map(({ memory }) => memory)) / 1024 ** 2;
    console.log(`  ${'most memory held, opening it from its text'.padEnd(52)} ${memory.toFixed(0).padStart(8)} MB`);
  }
});
await site.stop();

/** Opens the plan in a page of its own, whose memory has held nothing else. */
async function open(context, file) {
  const page = await context.newPage();
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
