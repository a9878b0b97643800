// A browser of its own with a profile that outlives it: to be closed, or killed, and opened again. It is the whole browser:
// killed, the one without a window loses what this one has kept.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from '@playwright/test';
import { HearthPage } from '../pages/hearth.ts';
import { WHOLE } from './browsers.ts';

export class Profile {
  readonly #folder: string;
  readonly #url: string;
  readonly #options: LaunchOptions;
  readonly #watch: (context: BrowserContext) => void;
  #process: ChildProcess | undefined;
  #browser: Browser | undefined;

  private constructor(folder: string, url: string, options: LaunchOptions, watch: (context: BrowserContext) => void) {
    this.#folder = folder;
    this.#url = url;
    this.#options = options;
    this.#watch = watch;
  }

  static async make(url: string, options: LaunchOptions, watch: (context: BrowserContext) => void): Promise<Profile> {
    return new Profile(await mkdtemp(join(tmpdir(), 'hearth-profile-')), url, options, watch);
  }

  /** A new browser on the same profile, the app opened in it. */
  async open(route = ''): Promise<HearthPage> {
    const args = [...(this.#options.args ?? []), '--headless=new', '--remote-debugging-port=0', '--no-default-browser-check',
      '--window-size=1280,800', `--user-data-dir=${this.#folder}`, 'about:blank'];
    const child = spawn(WHOLE ?? chromium.executablePath(), args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#process = child;
    const endpoint = await new Promise<string>((done, fail) => {
      let said = '';
      child.stderr?.on('data', (data) => {
        said += data;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) done(found);
      });
      child.once('exit', () => fail(new Error(`the browser did not start: ${said}`)));
    });
    this.#browser = await chromium.connectOverCDP(endpoint);
    const [context] = this.#browser.contexts();
    if (!context) throw new Error('the browser has no context');
    this.#watch(context);
    const hearth = new HearthPage(context.pages()[0] ?? (await context.newPage()), this.#url);
    await hearth.open(route);
    return hearth;
  }

  /** Closes the browser as an officer does. */
  async close(): Promise<void> {
    const gone = this.#gone();
    const session = await this.#browser?.newBrowserCDPSession();
    await session?.send('Browser.close').catch(() => {});
    await gone;
  }

  /** Ends the browser as a power cut does. */
  async kill(): Promise<void> {
    const gone = this.#gone();
    this.#process?.kill('SIGKILL');
    await gone;
  }

  async #gone(): Promise<void> {
    const child = this.#process;
    if (child && child.exitCode === null && child.signalCode === null) await new Promise((done) => child.once('exit', done));
    this.#process = undefined;
    this.#browser = undefined;
  }

  async remove(): Promise<void> {
    if (this.#process) await this.kill();
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
