// What every end-to-end test starts from: `import { test, expect } from './support/test.ts'`.
//
// Each test has a host of its own (so its own origin and storage) serving dist/, and fails when the page asks any other
// host, throws, or writes an error to the console.
import { test as base, expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { serve } from '../../../scripts/serve.mjs';
import { HearthPage } from '../pages/hearth.ts';
import { Profile } from './profile.ts';

export { expect };
export type Site = Awaited<ReturnType<typeof serve>>;

type Options = {
  /** The folder of the host that the site is in. */
  under: string;
};

type Fixtures = {
  site: Site;
  /** What went wrong so far; a test that provokes an error takes it out with `expectProblem`. */
  problems: string[];
  /** Takes the problems that match out of the list, and fails if there is none. */
  expectProblem: (pattern: RegExp) => void;
  /** The page, opened and started. */
  hearth: HearthPage;
  /** Another officer: a second browser with a storage of its own, the app opened and started in it. */
  anotherOfficer: (options?: BrowserContextOptions) => Promise<HearthPage>;
  /** A browser whose profile outlives it: `open`, `close` or `kill`, and `open` again. */
  profile: Profile;
};

export const test = base.extend<Fixtures & Options>({
  under: ['/', { option: true }],

  site: async ({ under }, use) => {
    const site = await serve({ root: 'dist', under });
    await use(site);
    await site.stop();
  },

  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems, 'errors, or requests to another host').toEqual([]);
  },

  expectProblem: async ({ problems }, use) => {
    await use((pattern) => {
      const others = problems.filter((problem) => !pattern.test(problem));
      expect(others.length, `no problem matches ${pattern}: ${problems.join('; ')}`).toBeLessThan(problems.length);
      problems.splice(0, problems.length, ...others);
    });
  },

  context: async ({ context, site, problems }, use) => {
    watch(context, site, problems);
    await use(context);
  },

  hearth: async ({ page, site }, use) => {
    await use(await start(page, site));
  },

  anotherOfficer: async ({ browser, site, problems }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options) => {
      const context = await another(browser, options);
      opened.push(context);
      watch(context, site, problems);
      return start(await context.newPage(), site);
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  profile: async ({ site, launchOptions, problems }, use) => {
    const profile = await Profile.make(site.url, launchOptions, (context) => watch(context, site, problems));
    await use(profile);
    await profile.remove();
  },
});

function another(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/London', viewport: { width: 1280, height: 800 }, ...options });
}

async function start(page: Page, site: Site): Promise<HearthPage> {
  const hearth = new HearthPage(page, site.url);
  await hearth.open();
  return hearth;
}

function watch(context: BrowserContext, site: Site, problems: string[]): void {
  const own = new URL(site.url).origin;
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== own) problems.push(`asked another host: ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  // A checkpoint that is not what its history folds to is replaced without a word; here it is an error.
  void context.addInitScript(() => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('checkpoint differed').length > 0) console.error('a checkpoint differed from the fold of its history');
    }).observe({ type: 'mark', buffered: true });
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().stack ?? error.error()}`));
}
