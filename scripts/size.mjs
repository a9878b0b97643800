// What the release site weighs, brotli 11, and the gates on it: node scripts/size.mjs [dist]
// Budgets and how the parts are cut: docs/decisions/0019-groups.md.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** In KB. */
const FIRST_LOAD = 150;
const GROUP = 250;
const EVERYTHING = 1340;
// What the rest of the app and the reader of documents may weigh: neither belongs to one page.
/** @type {Record<string, number>} */
const LARGER = { rest: 460, reader: 300 };

/** @typedef {{ path: string, raw: number, brotli: number }} Row */

const site = process.argv[2] ?? 'dist';
const page = readFileSync(join(site, 'index.html'), 'utf8');
const first = firstLoad(page);
/** @type {Row[]} */
const rows = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
  .map((path) => ({ path, ...weigh(readFileSync(join(site, path))) }))
  .sort((a, b) => b.brotli - a.brotli);

const missing = [...first].filter((path) => !rows.some((row) => row.path === path));
if (missing.length > 0) {
  console.error(`size: index.html asks for files that are not there: ${missing.join(', ')}`);
  process.exit(1);
}

const needed = rows.filter((row) => first.has(row.path));
print('Everything needed to show the first screen', needed);
/** @type {[string, number, number][]} */
const gates = [['first load', sum(needed).brotli, FIRST_LOAD]];
const grouped = groups();
for (const [name, files] of grouped) {
  print(`The group ${name}`, files);
  gates.push([name, sum(files).brotli, LARGER[name] ?? GROUP]);
}
print('Fetched later, or only to be kept for use offline', rows.filter((row) => !first.has(row.path) && ![...grouped.values()].flat().includes(row)));
gates.push(['everything', sum(rows).brotli, EVERYTHING]);
for (const [name, weight, most] of gates) console.log(`size: ${name} ${kb(weight)} KB of at most ${most} KB, brotli 11`);
const heavy = gates.filter(([, weight, most]) => weight > most * 1024);
if (heavy.length > 0) {
  console.error(`size: too heavy: ${heavy.map(([name]) => name).join(', ')}; see docs/decisions/0019-groups.md`);
  process.exit(1);
}

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

/** The files that come with each group. */
function groups() {
  const named = (/** @type {string} */ stem) => rows.filter(({ path }) => new RegExp(`^hearth-${stem}-[0-9a-f]{16}\\.wasm$`).test(path));
  const shared = [...named('shared'), ...named('shared-reader')];
  /** @type {Map<string, Row[]>} */
  const found = new Map([
    ['rest', [...named('rest'), ...named('rest-reader')]],
    ['reader', [...named('reader'), ...named('shared-reader'), ...rows.filter(({ path }) => /^reader-[0-9a-f]{16}\.js$/.test(path))]],
  ]);
  for (const { path } of rows) {
    const [, group = ''] = /^hearth-([a-z]+)-[0-9a-f]{16}\.wasm$/.exec(path) ?? [];
    if (group && !['rest', 'reader', 'shared'].includes(group)) found.set(group, [...named(group), ...shared]);
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

/** @param {string} title @param {Row[]} list */
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
