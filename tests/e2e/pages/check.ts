import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** What to look at in a plan. */
export class CheckPage {
  readonly hearth: HearthPage;
  readonly points: Locator;
  readonly summary: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.points = hearth.main.locator('.app-check__point');
    this.summary = hearth.main.locator('#check-summary');
  }

  async go(): Promise<this> {
    await this.hearth.goTo('Check the plan');
    return this;
  }

  /** The points under a heading. */
  group(heading: string): Locator {
    const title = this.hearth.page.getByRole('heading', { level: 2, name: heading });
    return this.hearth.main.locator('.app-check', { has: title }).locator('.app-check__point');
  }

  async askToDismiss(point: Locator): Promise<void> {
    await point.getByRole('button', { name: /^Dismiss…/ }).click();
    await expect(this.reason).toBeFocused();
  }

  get reason(): Locator {
    return this.hearth.main.getByLabel('Why it can be left as it is');
  }

  async dismiss(point: Locator, why: string): Promise<void> {
    await this.askToDismiss(point);
    await this.reason.fill(why);
    await this.reason.press('Enter');
  }
}
