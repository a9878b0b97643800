// Lighthouse's marks of the release page, with nothing stored and with a plan, as a desktop and as a phone:
// node benches/lighthouse/run.mjs [dist]. CHROMIUM names the browser.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { serve } from '../../scripts/serve.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const ROUNDS = 3;

const site = await serve({ root: process.argv[2] ?? 'dist', brotli: true });
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}` });

await marks('nothing stored', site.url, false);
const page = await browser.newPage();
await page.goto(site.url);
await page.waitForFunction(() => document.querySelector('.app-first-visit') === null);
await page.locator('::-p-text(Start from this plan)').click();
await page.waitForFunction(() => document.querySelector('#save-state')?.textContent?.includes('Saved') && location.hash.includes('/actions'));
const plan = page.url();
await page.close();
await marks('with a plan', plan, true);

await browser.disconnect();
chrome.kill();
await site.stop();

/** Medians of some rounds. @param {string} what @param {string} url @param {boolean} keep What is stored stays. */
async function marks(what, url, keep) {
  for (const [device, config] of /** @type {const} */ ([['desktop', desktopConfig], ['mobile', undefined]])) {
    const found = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const flags = { port: chrome.port, onlyCategories: CATEGORIES, disableStorageReset: keep, logLevel: /** @type {const} */ ('silent') };
      const report = (await lighthouse(url, flags, config))?.lhr;
      if (!report) throw new Error('Lighthouse gave no report');
      found.push([
        ...CATEGORIES.map((name) => (report.categories[name]?.score ?? 0) * 100),
        ...['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((name) => report.audits[name]?.numericValue ?? NaN),
      ]);
    }
    const [speed, access, practice, first, largest, blocking, shift] = found[0].map((_, at) => median(found.map((row) => row[at])));
    console.log(`${what}, ${device}: performance ${speed}, accessibility ${access}, best practices ${practice}; first paint ${first.toFixed(0)} ms, `
      + `largest ${largest.toFixed(0)} ms, blocking ${blocking.toFixed(0)} ms, layout shift ${shift.toFixed(3)}`);
  }
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
