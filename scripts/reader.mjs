// Gives the reader of documents, a worker of the page, names with the hash of what is in it: trunk gives worker files none.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashed } from './hashed.mjs';

/** Names the reader, and gives the name of its script for the page. @param {string} site Trunk's staging folder. */
export function nameReader(site) {
  const wasm = withoutLinking(readFileSync(join(site, 'reader_bg.wasm')));
  const module = hashed('reader', wasm, '.wasm');
  // A worker hears of a promise that is broken only where that is thrown as an error.
  const start = `wasm_bindgen({ module_or_path: ${JSON.stringify(module)} }).catch((problem) => setTimeout(() => { throw problem; }));`;
  const script = `${readFileSync(join(site, 'reader.js'), 'utf8')}\n${start}\n`;
  const name = hashed('reader', script, '.js');
  writeFileSync(join(site, module), wasm);
  writeFileSync(join(site, name), script);
  for (const path of ['reader.js', 'reader_bg.wasm', 'reader_loader.js']) rmSync(join(site, path));
  return name;
}

/**
 * What parts the page's own program in two has the linker leave its notes, for this program too; here nobody reads them.
 * A module is eight bytes and then sections: a kind, a length, and so many bytes; kind 0 begins with a name.
 * @param {Buffer} wasm
 */
function withoutLinking(wasm) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length;) {
    const [length, from] = number(wasm, at + 1);
    const [letters, name] = number(wasm, from);
    const notes = wasm[at] === 0 && /^(linking$|reloc\.)/.test(wasm.toString('utf8', name, name + letters));
    if (!notes) kept.push(wasm.subarray(at, from + length));
    at = from + length;
  }
  return Buffer.concat(kept);
}

/** A number of seven bits a byte, and where it ends. @param {Buffer} bytes @param {number} at @returns {[number, number]} */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++] ?? 0;
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return [value, at];
}
