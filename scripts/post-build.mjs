// Trunk's one post-build hook. In a release: parts the WebAssembly in two, leaves out notes to developers, makes the files
// smaller, then writes the service worker with the list of what it keeps, by hashes of the final bytes. A development build
// has no service worker, so that a reload shows the change.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { transformSync } from 'esbuild';
import { binaryen } from './binaryen.mjs';
import { hashed } from './hashed.mjs';
import { part } from './split.mjs';

const WORKER = 'sw.js';
// A browser that runs this page's WebAssembly knows this syntax too.
const TARGET = 'es2022';

const site = process.env.TRUNK_STAGING_DIR ?? fail('TRUNK_STAGING_DIR is not set: trunk runs this script');
if (process.env.TRUNK_PROFILE === 'release') {
  part(site);
  for (const path of files(site)) if (path.endsWith('.md')) rmSync(join(site, path));
  for (const path of files(site)) shrink(join(site, path));
  const page = join(site, 'index.html');
  writeFileSync(page, releasePage(readFileSync(page, 'utf8'), named(site, 'reader'), named(site, 'boot')));
  writeFileSync(join(site, WORKER), serviceWorker(site));
}

/** @param {string} path */
function shrink(path) {
  if (path.endsWith('.wasm')) optimise(path);
  else if (path.endsWith('.js')) rewrite(path, (text) => minify(text, 'js'));
  else if (path.endsWith('.css')) rewrite(path, (text) => minify(text, 'css'));
}

/** @param {string} path */
function optimise(path) {
  binaryen('wasm-opt', '-Oz', '--strip-debug', '--strip-producers', path, '-o', `${path}.opt`);
  renameSync(`${path}.opt`, path);
}

/** @param {string} path @param {(text: string) => string} change */
function rewrite(path, change) {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** @param {string} text @param {'js' | 'css'} loader */
function minify(text, loader) {
  const made = transformSync(text, { loader, minify: true, target: TARGET, legalComments: 'none', charset: 'utf8' });
  for (const warning of made.warnings) console.warn(`post-build: ${warning.text}`);
  return made.code;
}

/** Gives a script of boot/ a name with the hash of its content too. @param {string} site @param {string} script */
function named(site, script) {
  const path = join(site, `${script}.js`);
  const name = hashed(script, readFileSync(path), '.js');
  renameSync(path, join(site, name));
  return name;
}

/** @param {string} html @param {string} reader The reader's script. @param {string} boot The boot script. */
function releasePage(html, reader, boot) {
  const tag = '<script src="boot.js"';
  if (!html.includes(tag)) fail('index.html has no boot script: see pattern_script in Trunk.toml');
  return html.replace(tag, `<script src="${boot}" data-worker="${WORKER}" data-reader="${reader}"`).replace(/<!--.*?-->/gs, '').replace(/\n\s*\n/g, '\n');
}

/** @param {string} root */
function serviceWorker(root) {
  /** @type {Record<string, string>} */
  const list = {};
  for (const path of files(root)) {
    const digest = createHash('sha256').update(readFileSync(join(root, path))).digest('base64');
    // The page is kept under the address that every host serves without a redirect.
    list[path === 'index.html' ? './' : path] = `sha256-${digest}`;
  }
  const id = createHash('sha256').update(JSON.stringify(list)).digest('hex').slice(0, 16);
  const source = readFileSync(new URL('../boot/service-worker.js', import.meta.url), 'utf8');
  return minify(`const LIST = ${JSON.stringify({ id, files: list })};\n${source}`, 'js');
}

/** Every file of the site, relative, in one order on every machine. @param {string} root */
function files(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .filter((path) => path !== WORKER)
    .sort();
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(`post-build: ${message}`);
  process.exit(1);
}
