// What the benches in the browser have in common: one browser with a fresh profile, what is watched, and medians.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const args = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
if (process.getuid?.() === 0) args.push('--no-sandbox');

/** Runs in the page: notes when the first rows are there, and every task that holds the page up. */
const watch = (rows) => {
  window.benchLong = [];
  new PerformanceObserver((list) => window.benchLong.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration }))))
    .observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector(rows)) window.benchReady = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** The first of Hearth's rows. */
export const ROWS = '.app-lines__body .app-lines__link';

/** Gives a page of a browser of its own, and ends both. `profile` is a folder to be kept; `rows` is what counts as ready. */
export async function inBrowser(measure, { profile, rows = ROWS } = {}) {
  const folder = profile ?? await mkdtemp(join(tmpdir(), 'hearth-bench-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM, headless: true, args, viewport: { width: 1366, height: 768 },
  });
  try {
    context.setDefaultTimeout(300_000);
    const page = context.pages()[0] ?? await context.newPage();
    await page.addInitScript(watch, rows);
    return await measure(page);
  } finally {
    await context.close();
    if (profile === undefined) await rm(folder, { recursive: true, force: true });
  }
}

const sessions = new WeakMap();

/** Slows the page's processor down. */
export async function slow(page, rate) {
  const session = sessions.get(page) ?? await page.context().newCDPSession(page);
  sessions.set(page, session);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Waits until the page says that all is saved. */
export async function saved(page, timeout = 60_000) {
  await page.waitForFunction(() => document.getElementById('save-state')?.textContent.includes('✓'), undefined, { timeout });
}

/** How long these tasks block the page in all: of each, what is over 50 ms. */
export function blocking(tasks) {
  return tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
}

/** The longest of these tasks; 0 where none is over 50 ms, as the browser tells of no other. */
export function longest(tasks) {
  return Math.max(0, ...tasks.map(({ duration }) => duration));
}

export function say(what, milliseconds) {
  console.log(`  ${what.padEnd(52)} ${milliseconds.toFixed(1).padStart(8)} ms`);
}

export function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function median(values) {
  return percentile(values, 0.5);
}
