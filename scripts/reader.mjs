// Gives the reader of documents, a worker of the page, names with the hash of what is in it: trunk gives worker files none.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names the reader, and gives the name of its script for the page. @param {string} site Trunk's staging folder. */
export function nameReader(site) {
  const wasm = readFileSync(join(site, 'reader_bg.wasm'));
  const module = hashed(wasm, '.wasm');
  // A worker hears of a promise that is broken only where that is thrown as an error.
  const start = `wasm_bindgen({ module_or_path: ${JSON.stringify(module)} }).catch((problem) => setTimeout(() => { throw problem; }));`;
  const script = `${readFileSync(join(site, 'reader.js'), 'utf8')}\n${start}\n`;
  const name = hashed(script, '.js');
  writeFileSync(join(site, module), wasm);
  writeFileSync(join(site, name), script);
  for (const path of ['reader.js', 'reader_bg.wasm', 'reader_loader.js']) rmSync(join(site, path));
  return name;
}

/** @param {Buffer | string} content @param {string} ending */
function hashed(content, ending) {
  return `reader-${createHash('sha256').update(content).digest('hex').slice(0, 16)}${ending}`;
}
