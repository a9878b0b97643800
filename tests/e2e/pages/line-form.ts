import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** Editing or adding a commitment or action; the forms of sections and of the plan share what is here. */
export class LineForm {
  readonly hearth: HearthPage;
  readonly mistakes: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.mistakes = hearth.main.locator('#error-summary');
  }

  field(label: string): Locator {
    return this.hearth.main.getByLabel(label, { exact: true });
  }

  async fill(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  /** Points, Outcomes, Leads, Connections to other plans. */
  list(legend: string): Locator {
    return this.hearth.main.getByRole('group', { name: legend, exact: true });
  }

  async add(legend: string, button: string, text: string): Promise<void> {
    const list = this.list(legend);
    await list.getByRole('button', { name: button }).click();
    await list.getByRole('textbox').last().fill(text);
  }

  async addLead(name: string, kind?: string): Promise<void> {
    const leads = this.list('Leads');
    await leads.getByRole('button', { name: 'Add a lead' }).click();
    await leads.getByLabel('Name of the person or team').last().fill(name);
    if (kind) await leads.getByLabel('New to this plan. Is it a').last().selectOption({ label: kind });
  }

  async send(): Promise<void> {
    await this.hearth.main.getByRole('button', { name: 'Save', exact: true }).click();
  }

  async save(): Promise<void> {
    await this.send();
    await expect(this.hearth.heading).not.toHaveText(/^(Edit|Add an?) /);
    await this.hearth.saved();
  }
}
