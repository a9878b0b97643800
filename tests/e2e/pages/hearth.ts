import { expect, type Locator, type Page } from '@playwright/test';

/** The pages of a plan, by their names in its navigation. */
export const LISTED = [
  'Overview', 'All actions', 'My actions', 'People and teams', 'Check the plan', 'Two different answers', 'History', 'Share', 'Settings',
] as const;

/** A page of a plan, by its name in the navigation. */
export type Listed = (typeof LISTED)[number];

/** What every page of the app has; the objects of single pages are made of one. */
export class HearthPage {
  readonly page: Page;
  readonly url: string;
  readonly heading: Locator;
  readonly main: Locator;
  /** What is always visible: saved or not, online or not, whose name, undo and redo. */
  readonly strip: Locator;
  /** What the app last said: "Undone." */
  readonly said: Locator;
  readonly navigation: Locator;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
    this.strip = page.getByRole('region', { name: 'Your work' });
    this.said = this.strip.getByRole('status');
    this.navigation = page.getByRole('navigation', { name: 'This plan' });
  }

  /** Opens the app at a hash route such as `#/settings`. */
  async open(route = ''): Promise<void> {
    await this.page.goto(this.url + route);
    await this.started();
  }

  async started(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.page.locator('#app-starting, .app-first-visit')).toHaveCount(0);
  }

  /** Loads the page again, and waits until everything stored has been read. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.started();
    await expect(this.main.getByText('Loading what is kept in this browser…')).toHaveCount(0);
    await expect(this.heading).not.toHaveText('Opening the plan');
  }

  /** Everything is kept: from here on the page needs no host. */
  async keptOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller) return;
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    });
  }

  /** Goes to a page of the present plan by its navigation. */
  async goTo(name: Listed): Promise<void> {
    const link = this.navigation.getByRole('link', { name: new RegExp(`^${name}`) });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    if (name !== 'Overview') await expect(this.heading).toHaveText(name);
  }

  /** The id of the present plan, from the address. */
  get plan(): string {
    return /#\/plan\/([^/?]+)/.exec(this.page.url())?.[1] ?? '';
  }

  /** The text of the strip once the browser has taken everything and read it back. */
  async saved(): Promise<void> {
    await expect(this.strip).toContainText('Saved in this browser');
  }

  /** Answers the question for the officer's name, which comes with the first edit. */
  async giveName(name: string): Promise<void> {
    await this.page.getByLabel('Your name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Save my change' }).click();
    await expect(this.strip).toContainText(`Editing as ${name}`);
  }

  /** Gives the name beforehand, in the settings. */
  async signAs(name: string): Promise<void> {
    await this.strip.getByRole('link', { name: /name is asked|Editing as/ }).click();
    await this.page.getByLabel('The name your changes carry').fill(name);
    await this.page.getByRole('button', { name: 'Change my name' }).click();
    await expect(this.strip).toContainText(`Editing as ${name}`);
    await this.saved();
  }

  async undo(): Promise<void> {
    await this.strip.getByRole('button', { name: 'Undo' }).click();
  }

  async redo(): Promise<void> {
    await this.strip.getByRole('button', { name: 'Redo' }).click();
  }

  /** A banner, by its title. */
  banner(title: string | RegExp): Locator {
    return this.page.locator('[role="alert"], [role="region"]').and(this.page.getByLabel(title));
  }

  /** Downloads what a button gives, and tells where the file is. */
  async download(button: Locator): Promise<{ name: string; path: string }> {
    const coming = this.page.waitForEvent('download');
    await button.click();
    const download = await coming;
    return { name: download.suggestedFilename(), path: await download.path() };
  }
}
