import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** What two officers answered differently. */
export class ConflictsPage {
  readonly hearth: HearthPage;
  readonly questions: Locator;
  readonly answers: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.questions = hearth.main.locator('.app-conflict');
    this.answers = hearth.main.locator('.app-answers__answer');
  }

  async go(): Promise<this> {
    await this.hearth.goTo('Two different answers');
    return this;
  }

  answer(words: string): Locator {
    return this.answers.filter({ has: this.hearth.page.locator('.app-answers__words', { hasText: words }) });
  }

  async choose(words: string): Promise<void> {
    await this.answer(words).getByRole('button', { name: /^Choose this answer/ }).click();
    await expect(this.hearth.said).toContainText('Settled');
    await this.hearth.saved();
  }

  async nothing(): Promise<void> {
    await expect(this.hearth.main.getByText('Nothing waits for you')).toBeVisible();
  }
}
