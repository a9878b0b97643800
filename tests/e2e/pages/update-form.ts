import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

export type Update = { status?: string; text?: string; positionAt?: string; onBehalfOf?: string };

/** Recording an update. */
export class UpdateForm {
  readonly hearth: HearthPage;
  readonly text: Locator;
  readonly positionAt: Locator;
  readonly onBehalfOf: Locator;
  readonly mistakes: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.text = hearth.main.getByLabel('What happened', { exact: true });
    this.positionAt = hearth.main.getByLabel('Position at', { exact: true });
    this.onBehalfOf = hearth.main.getByLabel('On behalf of (if not you)');
    this.mistakes = hearth.main.locator('#error-summary');
  }

  status(word: string): Locator {
    return this.hearth.main.getByRole('radio', { name: word, exact: true });
  }

  async fill(update: Update): Promise<void> {
    if (update.status) await this.status(update.status).check();
    if (update.text) await this.text.fill(update.text);
    if (update.positionAt) await this.positionAt.fill(update.positionAt);
    if (update.onBehalfOf) await this.onBehalfOf.fill(update.onBehalfOf);
  }

  async addEvidence(evidence: { title?: string; link?: string; date?: string }): Promise<void> {
    await this.hearth.main.getByRole('button', { name: 'Add evidence' }).click();
    if (evidence.title) await this.hearth.main.getByLabel('What it is').last().fill(evidence.title);
    if (evidence.link) await this.hearth.main.getByLabel('Link or path').last().fill(evidence.link);
    if (evidence.date) await this.hearth.main.getByLabel('Date', { exact: true }).last().fill(evidence.date);
  }

  async send(): Promise<void> {
    await this.hearth.main.getByRole('button', { name: 'Save', exact: true }).click();
  }

  /** Sends it, and waits until the update is kept and its line shown. */
  async save(): Promise<void> {
    await this.send();
    await expect(this.hearth.heading).not.toHaveText('Record an update');
    await this.hearth.saved();
  }
}
