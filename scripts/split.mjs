// Parts the page's WebAssembly: what is fetched first, the rest of the app, fetched meanwhile (src/ui/border.rs), and groups, fetched
// when they are needed (src/ui/pages.rs, src/browser/reader/worker.rs).
// Trunk cannot: between compiling and wasm-bindgen it has no hook. So wasm-bindgen is run once more, on the first part, and
// what it gives takes the place of what trunk had from it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaryen } from './binaryen.mjs';
import { hashed } from './hashed.mjs';
import { HOST, merge } from './merge.mjs';

const NAME = 'hearth';
// What wasm-split calls its own module, whichever program it parts.
const LINKS = '__wasm_split.js';

/** @param {string} site Trunk's staging folder. */
export function part(site) {
  const target = process.env.CARGO_TARGET_DIR ?? 'target';
  const compiled = join(target, 'wasm32-unknown-unknown', 'release', `${NAME}.wasm`);
  if (!existsSync(compiled)) throw new Error(`split: ${compiled} is not there: run scripts/page.sh`);
  const [glue, wasm] = [only(site, /^hearth-\w+\.js$/), only(site, /^hearth-\w+_bg\.wasm$/)];
  const work = mkdtempSync(join(tmpdir(), 'hearth-split-'));
  try {
    run('wasm-split-cli', compiled, work, '--target', 'web', '--out-name', NAME);
    run('wasm-bindgen', join(work, `${NAME}.wasm`), '--out-dir', join(work, 'bound'), '--out-name', NAME, '--target', 'web', '--no-typescript', '--keep-lld-exports');
    const written = readFileSync(join(work, LINKS), 'utf8');
    // Each file has the hash of its content in its name, so that no page ever gets parts of two versions.
    /** @type {Map<string, string>} */
    const names = new Map([[`${NAME}.js`, glue]]);
    for (const [file, modules] of files(work, written)) {
      const merged = join(work, `merged_${file}.wasm`);
      merge(modules.map((module) => join(work, module)), merged, work);
      const name = hashed(`${NAME}-${file}`, readFileSync(merged), '.wasm');
      copyFileSync(merged, join(site, name));
      for (const module of modules) names.set(module, name);
    }
    const links = renamed(patient(written), names);
    names.set(LINKS, hashed(`${NAME}-split`, links, '.js'));
    writeFileSync(join(site, names.get(LINKS) ?? LINKS), links);
    const bound = importedOnce(withoutClasses(renamed(readFileSync(join(work, 'bound', `${NAME}.js`), 'utf8'), names)));
    writeFileSync(join(site, glue), bound);
    keepNamed(join(work, 'bound', `${NAME}_bg.wasm`), join(site, wasm), bound + links);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The one file of that name. @param {string} site @param {RegExp} pattern */
function only(site, pattern) {
  const found = readdirSync(site).filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`split: one file ${pattern} was expected, not ${found.length}`);
  return found[0];
}

/**
 * Which modules make one file. What several groups use, wasm-split puts into a module for just these groups, of which there would be
 * dozens. Whatever the rest of the app uses comes with it, and what only groups share is one file.
 * @param {string} work @param {string} links @returns {Map<string, string[]>}
 */
function files(work, links) {
  /** @type {Map<string, string[]>} */
  const made = new Map();
  for (const module of readdirSync(work).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name)).sort()) {
    const [, own] = /^split_(\w+)\.wasm$/.exec(module) ?? [];
    const [, chunk] = /^(chunk_\d+)\.wasm$/.exec(module) ?? [];
    const shared = chunk && new RegExp(`/\\* (.*) \\*/\\s*const __${chunk} = `).exec(links)?.[1];
    const users = own ? [own] : shared?.split(', ') ?? [];
    if (users.length === 0) throw new Error(`split: it is not known who uses ${module}`);
    const file = fileOf(new Set(users));
    made.set(file, [...made.get(file) ?? [], module]);
  }
  if (!made.has('rest')) throw new Error('split: there is one part only: was it compiled with --cfg split?');
  return made;
}

/** The worker that reads documents needs nothing that only pages use. @param {Set<string>} users */
function fileOf(users) {
  const reader = users.size > 1 && users.has('reader') ? '-reader' : '';
  if (users.has('rest')) return `rest${reader}`;
  return users.size === 1 ? [...users].join() : `shared${reader}`;
}

/**
 * Not every host says that WebAssembly is WebAssembly, and only then can it be compiled as it comes. And a file that holds several
 * modules is fetched and begun once. @param {string} links
 */
function patient(links) {
  const fetched = /const src = fetch\((new URL\([^)]*\))\);\n\s*src\.catch\(\(\) => \{\}\);\n\s*return async \(imports\) => \(?WebAssembly\.instantiateStreaming\(src, imports\)\)?;/g;
  if (!fetched.test(links)) throw new Error('split: how a part is loaded has changed');
  return links.replaceAll(fetched, 'const src = fetched($1);\n    src.catch(() => {});\n    return (imports) => begun(src, imports);') + `
const asked = new Map();
function fetched(url) {
  const coming = asked.get(url.href) ?? fetch(url).then((answer) => {
    if (!answer.ok) throw new Error(url + ' answered ' + answer.status);
    return answer.arrayBuffer();
  });
  asked.set(url.href, coming);
  coming.catch(() => asked.delete(url.href));
  return coming;
}
const running = new Map();
function begun(src, imports) {
  if (!running.has(src)) running.set(src, src.then((bytes) => WebAssembly.instantiate(bytes, { ${HOST}: imports.__wasm_split })));
  return running.get(src);
}
`;
}

/** Where a file is imported or fetched; the name under which the WebAssembly knows it stays. @param {string} text @param {Map<string, string>} names */
function renamed(text, names) {
  for (const [from, to] of names) {
    for (const before of ['from ', 'new URL(']) text = text.replaceAll(`${before}"./${from}"`, `${before}"./${to}"`);
  }
  return text;
}

/**
 * wasm-bindgen gives JavaScript a class for everything a library might hand out. Leptos links one that does
 * (streams of server functions, which a page with no server has none of), and a class that stands there is never left out.
 * @param {string} glue
 */
function withoutClasses(glue) {
  const made = glue
    .replaceAll(/export class IntoUnderlying\w+ \{\n[^]*?\n\}\n/g, '')
    .replaceAll(/if \(Symbol\.dispose\) IntoUnderlying.*\n/g, '')
    .replaceAll(/const IntoUnderlying\w+Finalization = [^]*?;\n/g, '');
  if (made.includes('IntoUnderlying')) throw new Error('split: wasm-bindgen writes its classes in another way');
  return made;
}

/** wasm-bindgen imports what loads the parts once for each of them. @param {string} glue */
function importedOnce(glue) {
  const seen = new Set();
  const again = [...glue.matchAll(/^import \* as (import\d+) from "([^"]+)";?\n/gm)].filter(([, , from]) => seen.size === seen.add(from).size);
  return again.reduce((made, [line, name]) => made.replace(line, '').replace(new RegExp(`^\\s*"[^"]+": ${name},?\\n`, 'm'), ''), glue);
}

/** Leaves out what is exported and named nowhere. @param {string} from @param {string} to @param {string} scripts */
function keepNamed(from, to, scripts) {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(from)));
  const named = exported.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(scripts));
  const graph = [{ name: 'scripts', root: true, reaches: named }, ...named.map((name) => ({ name, export: name }))];
  writeFileSync(`${from}.json`, JSON.stringify(graph));
  binaryen('wasm-metadce', from, '--graph-file', `${from}.json`, '-o', to);
}

/** @param {string} tool @param {string[]} args */
function run(tool, ...args) {
  execFileSync(tool, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
