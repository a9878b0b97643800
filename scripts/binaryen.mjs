// The tools of binaryen, as npm has them, told of what the browsers that run this page understand.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const FEATURES = ['bulk-memory', 'mutable-globals', 'multivalue', 'nontrapping-float-to-int', 'reference-types', 'sign-ext'];

/** @param {'wasm-opt' | 'wasm-metadce' | 'wasm-merge'} tool @param {string[]} args */
export function binaryen(tool, ...args) {
  const path = fileURLToPath(new URL(`../node_modules/binaryen/bin/${tool}`, import.meta.url));
  // What it prints is of use to those who work on it.
  execFileSync(process.execPath, [path, ...FEATURES.map((name) => `--enable-${name}`), ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}
