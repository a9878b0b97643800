// Parts the page's WebAssembly in two: what shows a plan, fetched first, and the rest, fetched meanwhile; see src/ui/border.rs.
// Trunk cannot: between compiling and wasm-bindgen it has no hook. So wasm-bindgen is run once more, on the first part, and
// what it gives takes the place of what trunk had from it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaryen } from './binaryen.mjs';
import { hashed } from './hashed.mjs';

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
    // Each file has the hash of its content in its name, so that no page ever gets parts of two versions.
    /** @type {Map<string, string>} */
    const names = new Map([[`${NAME}.js`, glue]]);
    const parts = readdirSync(work).filter((name) => name.endsWith('.wasm') && name !== `${NAME}.wasm`);
    if (parts.length === 0) throw new Error('split: there is one part only: was it compiled with --cfg split?');
    for (const name of parts) names.set(name, named(name, readFileSync(join(work, name))));
    const links = renamed(patient(readFileSync(join(work, LINKS), 'utf8')), names);
    names.set(LINKS, named(LINKS, Buffer.from(links)));
    for (const name of parts) copyFileSync(join(work, name), join(site, names.get(name) ?? name));
    writeFileSync(join(site, names.get(LINKS) ?? LINKS), links);
    const bound = withoutClasses(renamed(readFileSync(join(work, 'bound', `${NAME}.js`), 'utf8'), names));
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

/** "split_rest.wasm" -> "hearth-rest-1a2b….wasm". @param {string} name @param {Buffer} content */
function named(name, content) {
  const [, stem, ending] = /^_*(?:wasm_)?(?:split_)?(\w+)(\.\w+)$/.exec(name) ?? [];
  return hashed(`${NAME}-${stem}`, content, ending ?? '');
}

/** Not every host says that WebAssembly is WebAssembly, and only then can it be compiled as it comes. @param {string} links */
function patient(links) {
  const streaming = 'WebAssembly.instantiateStreaming(src, imports)';
  if (!links.includes(streaming)) throw new Error('split: how the second part is loaded has changed');
  return links.replaceAll(streaming, 'src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))');
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
