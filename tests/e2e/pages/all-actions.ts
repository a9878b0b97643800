import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** Every line, to be searched, filtered and sorted. */
export class AllActionsPage {
  readonly hearth: HearthPage;
  readonly table: Locator;
  /** Lines, not headings. */
  readonly lines: Locator;
  readonly count: Locator;
  readonly search: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.table = hearth.main.getByRole('table');
    this.lines = this.table.getByRole('row').filter({ has: hearth.page.getByRole('rowheader') });
    this.count = hearth.main.getByRole('status');
    this.search = hearth.main.getByRole('searchbox', { name: 'Search' });
  }

  async go(): Promise<this> {
    await this.hearth.goTo('All actions');
    return this;
  }

  filter(label: string): Locator {
    return this.hearth.main.getByLabel(label, { exact: true });
  }

  /** Chooses in a filter by how the choice begins: its count stands after it. */
  async choose(label: string, choice: string): Promise<void> {
    const list = this.filter(label);
    const value = await list.locator('option').filter({ hasText: choice }).first().getAttribute('value');
    await list.selectOption(value ?? '');
  }

  line(reference: string): Locator {
    return this.lines.filter({ has: this.hearth.page.getByRole('rowheader', { name: reference, exact: true }) });
  }

  references(): Promise<string[]> {
    return this.lines.getByRole('rowheader').allTextContents();
  }

  /** Shown, and as many as the page says. */
  async shows(count: number, of?: number): Promise<void> {
    await expect(this.hearth.heading).toHaveText('All actions');
    await expect(this.count).toHaveText(of === undefined || of === count ? `${count} actions` : `${count} of ${of} actions`);
    await expect(this.lines).toHaveCount(count);
  }

  async openLine(reference: string): Promise<void> {
    await this.line(reference).getByRole('link').click();
    await expect(this.hearth.heading).toHaveText(new RegExp(`^${reference.replaceAll('.', '\\.')} `));
  }
}
