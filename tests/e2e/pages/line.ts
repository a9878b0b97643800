import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';
import { LineForm } from './line-form.ts';
import { UpdateForm } from './update-form.ts';

/** One action, or a commitment that is tracked itself. */
export class LinePage {
  readonly hearth: HearthPage;
  readonly updates: Locator;
  readonly changes: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.updates = hearth.main.getByRole('region', { name: /^Updates/ });
    this.changes = hearth.main.getByRole('region', { name: 'Changes' });
  }

  /** What stands beside a label. */
  fact(label: string): Locator {
    const row = this.hearth.main.locator('dl > div').filter({ has: this.hearth.page.getByText(label, { exact: true }) });
    return row.getByRole('definition').first();
  }

  async recordUpdate(): Promise<UpdateForm> {
    await this.hearth.main.getByText('Record an update', { exact: true }).click();
    await expect(this.hearth.heading).toHaveText('Record an update');
    await expect(this.hearth.heading).toBeFocused();
    return new UpdateForm(this.hearth);
  }

  async edit(): Promise<LineForm> {
    await this.hearth.main.getByRole('link', { name: 'Edit this action' }).click();
    await expect(this.hearth.heading).toHaveText(/^Edit this/);
    // It takes the keyboard once it is drawn: a box that is emptied with a key meanwhile would not be.
    await expect(this.hearth.heading).toBeFocused();
    return new LineForm(this.hearth);
  }
}
