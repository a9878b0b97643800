// Merges modules that wasm-split made into one. All import the first part's memory, table and stack pointer, and nothing else;
// wasm-merge would import these once for each. So one more module imports them and hands them on to the others.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { binaryen } from './binaryen.mjs';

/** The module that wasm-split's modules import from. */
const SHARED = '__wasm_split';
/** Where the merged module imports the same from. */
export const HOST = 'host';

/** @param {string[]} modules Paths. @param {string} to @param {string} work A folder for what is made on the way. */
export function merge(modules, to, work) {
  const imports = new Map(modules.flatMap((path) => importsOf(readFileSync(path))));
  const between = join(work, 'shared.wasm');
  writeFileSync(between, handingOn([...imports]));
  const named = [[between, SHARED], ...modules.map((path) => [path, basename(path)])];
  binaryen('wasm-merge', ...named.flat(), '-o', to);
}

/** What a module imports: names, and its type as it stands there. @param {Buffer} wasm @returns {[string, Buffer][]} */
function importsOf(wasm) {
  const [kind, length] = [wasm[8], number(wasm, 9)];
  // The section of imports is the first or follows that of types.
  const at = kind === 2 ? length.end : (wasm[length.end + length.value] === 2 ? number(wasm, length.end + length.value + 1).end : undefined);
  if (at === undefined) throw new Error('merge: a module imports nothing');
  const count = number(wasm, at);
  let next = count.end;
  /** @type {[string, Buffer][]} */
  const found = [];
  for (let left = count.value; left > 0; left--) {
    const from = number(wasm, next);
    const name = number(wasm, from.end + from.value);
    const type = name.end + name.value;
    next = endOfType(wasm, type);
    found.push([wasm.toString('utf8', name.end, type), wasm.subarray(type, next)]);
  }
  return found;
}

/** @param {Buffer} wasm @param {number} at */
function endOfType(wasm, at) {
  const kind = wasm[at];
  if (kind === 3) return at + 3;
  if (kind !== 1 && kind !== 2) throw new Error('merge: a module imports what is neither memory, table nor global');
  const flags = at + kind % 2 + 1;
  const least = number(wasm, flags + 1).end;
  return wasm[flags] === 1 ? number(wasm, least).end : least;
}

/** A module that imports these from the host and exports them. @param {[string, Buffer][]} imports */
function handingOn(imports) {
  const counts = new Map();
  const exported = imports.map(([name, type]) => {
    const index = counts.get(type[0]) ?? 0;
    counts.set(type[0], index + 1);
    return Buffer.concat([text(name), type.subarray(0, 1), leb(index)]);
  });
  return Buffer.concat([
    Buffer.from('\0asm\x01\0\0\0'),
    section(2, imports.map(([name, type]) => Buffer.concat([text(HOST), text(name), type]))),
    section(7, exported),
  ]);
}

/** @param {number} kind @param {Buffer[]} entries */
function section(kind, entries) {
  const body = Buffer.concat([leb(entries.length), ...entries]);
  return Buffer.concat([Buffer.from([kind]), leb(body.length), body]);
}

/** @param {string} words */
function text(words) {
  const bytes = Buffer.from(words);
  return Buffer.concat([leb(bytes.length), bytes]);
}

/** @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/** A number of seven bits a byte, and where it ends. @param {Buffer} bytes @param {number} at */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0];
  do {
    byte = bytes[at++] ?? 0;
    value += (byte & 127) * 2 ** shift;
    shift += 7;
  } while (byte & 128);
  return { value, end: at };
}
