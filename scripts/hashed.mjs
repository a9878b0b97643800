// A file's name with the hash of what is in it: no browser takes one version's file for another's.
import { createHash } from 'node:crypto';

/** "hearth-rest", …, ".wasm" -> "hearth-rest-1a2b….wasm". @param {string} stem @param {Buffer | string} content @param {string} ending */
export function hashed(stem, content, ending) {
  return `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 16)}${ending}`;
}
