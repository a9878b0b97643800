import { expect } from '@playwright/test';
import { FileOpener } from './file-opener.ts';
import { HearthPage } from './hearth.ts';

/** The start: plans held here, starter plans, a file to open, a blank plan. */
export class PlansPage {
  readonly hearth: HearthPage;
  readonly files: FileOpener;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.files = new FileOpener(hearth);
  }

  async go(): Promise<void> {
    await this.hearth.page.getByRole('banner').getByRole('link', { name: 'Hearth' }).click();
    await expect(this.hearth.heading).toHaveText('Plans');
  }

  starter(title: string) {
    return this.hearth.page.getByRole('button', { name: `Start from this plan ${title}` });
  }

  held(title: string) {
    const plans = this.hearth.page.getByRole('region', { name: 'In this browser' });
    return plans.getByRole('listitem').filter({ has: this.hearth.page.getByRole('link', { name: title, exact: true }) });
  }

  async startFrom(title: string): Promise<void> {
    await this.starter(title).click();
    await expect(this.hearth.heading).toHaveText('All actions');
    await this.hearth.saved();
  }

  async startBlank(title: string): Promise<void> {
    const field = this.hearth.page.getByLabel('Title of the plan');
    if (!(await field.isVisible())) await this.hearth.page.getByText('Start a blank plan').click();
    await field.fill(title);
    await this.hearth.page.getByRole('button', { name: 'Start this plan' }).click();
  }
}
