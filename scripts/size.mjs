// What the release site weighs, brotli 11, and the gate on its first load:
// node scripts/size.mjs [dist] [--budget KB]
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { budget: { type: 'string', default: '200' } },
});
const site = positionals[0] ?? 'dist';
const budget = Number(values.budget) * 1024;

const page = readFileSync(join(site, 'index.html'), 'utf8');
const first = firstLoad(page);
const rows = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
  .map((path) => ({ path, ...weigh(readFileSync(join(site, path))), first: first.has(path) }))
  .sort((a, b) => Number(b.first) - Number(a.first) || b.brotli - a.brotli);

const missing = [...first].filter((path) => !rows.some((row) => row.path === path));
if (missing.length > 0) {
  console.error(`size: index.html asks for files that are not there: ${missing.join(', ')}`);
  process.exit(1);
}
const total = sum(rows.filter((row) => row.first));
print('Everything needed to show the plan', rows.filter((row) => row.first));
print('Fetched meanwhile or later, or only to be kept for use offline', rows.filter((row) => !row.first));
const verdict = `first load ${kb(total.brotli)} KB of at most ${kb(budget)} KB, brotli 11`;
if (total.brotli > budget) {
  console.error(`size: too heavy: ${verdict}; see docs/decisions/0006-weight.md`);
  process.exit(1);
}
console.log(`size: ${verdict}`);

/** What index.html itself names, icons and manifest aside, and what that imports. @param {string} html */
function firstLoad(html) {
  const found = new Set(['index.html']);
  for (const [tag] of html.matchAll(/<(?:link|script)\b[^>]*>/g)) {
    if (/rel="?(?:manifest|icon|apple-touch-icon)\b|media="?print\b/.test(tag)) continue;
    for (const [, path] of tag.matchAll(/\b(?:src|href|data-glue|data-wasm)="([^"]+)"/g)) found.add(path.replace(/^\.\//, ''));
  }
  // A set that grows while it is walked through is walked to its end.
  for (const path of found) {
    if (!path.endsWith('.js')) continue;
    const code = readFileSync(join(site, path), 'utf8');
    for (const [, imported] of code.matchAll(/\bimport\b[^;'"]*["']\.\/([^"']+)["']/g)) found.add(imported);
  }
  return found;
}

/** @param {Buffer} bytes */
function weigh(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { raw: bytes.length, brotli: brotliCompressSync(bytes, { params }).length };
}

/** @param {{ raw: number, brotli: number }[]} list */
function sum(list) {
  return list.reduce((all, row) => ({ raw: all.raw + row.raw, brotli: all.brotli + row.brotli }), { raw: 0, brotli: 0 });
}

/** @param {string} title @param {{ path: string, raw: number, brotli: number }[]} list */
function print(title, list) {
  console.log(title.padEnd(52) + 'bytes'.padStart(10) + 'brotli 11'.padStart(11));
  for (const row of [...list, { path: 'together', ...sum(list) }]) {
    console.log(`  ${row.path}`.padEnd(52) + String(row.raw).padStart(10) + `${kb(row.brotli)} KB`.padStart(11));
  }
}

/** @param {number} bytes */
function kb(bytes) {
  return (bytes / 1024).toFixed(1);
}
