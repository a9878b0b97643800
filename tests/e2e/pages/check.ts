import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** What to look at in a plan. */
export class CheckPage {
  readonly hearth: HearthPage;
  readonly findings: Locator;
  readonly summary: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.findings = hearth.main.locator('.app-check__finding');
    this.summary = hearth.main.locator('#check-summary');
  }

  async go(): Promise<this> {
    await this.hearth.goTo('Check the plan');
    return this;
  }

  /** The findings under a heading. */
  group(heading: string): Locator {
    const title = this.hearth.page.getByRole('heading', { level: 2, name: heading });
    return this.hearth.main.locator('.app-check', { has: title }).locator('.app-check__finding');
  }

  async askToDismiss(finding: Locator): Promise<void> {
    await finding.getByRole('button', { name: /^Dismiss…/ }).click();
    await expect(this.reason).toBeFocused();
  }

  get reason(): Locator {
    return this.hearth.main.getByLabel('Why it can be left as it is');
  }

  async dismiss(finding: Locator, why: string): Promise<void> {
    await this.askToDismiss(finding);
    await this.reason.fill(why);
    await this.reason.press('Enter');
  }
}
