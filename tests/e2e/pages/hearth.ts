import { expect, type Locator, type Page } from '@playwright/test';

/** What every page of the app has; the objects of single pages extend it. */
export class HearthPage {
  readonly page: Page;
  readonly url: string;
  readonly heading: Locator;
  readonly main: Locator;

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
    this.main = page.getByRole('main');
    this.heading = page.getByRole('heading', { level: 1 });
  }

  /** Opens the app at a hash route such as `#/settings`. */
  async open(route = ''): Promise<void> {
    await this.page.goto(this.url + route);
    await this.started();
  }

  async started(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.page.locator('#app-starting')).toHaveCount(0);
  }

  /** Everything is kept: from here on the page needs no host. */
  async keptOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller) return;
      await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
    });
  }
}
