import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** Every change of a plan, the newest first. */
export class HistoryPage {
  readonly hearth: HearthPage;
  readonly entries: Locator;
  readonly files: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.entries = hearth.main.locator('.app-timeline__entry');
    this.files = hearth.main.getByRole('region', { name: 'Files you opened' });
  }

  async go(): Promise<this> {
    await this.hearth.goTo('History');
    return this;
  }

  entry(words: string): Locator {
    return this.entries.filter({ hasText: words });
  }

  /** Erases a text, for good. */
  async erase(text: string, why = ''): Promise<void> {
    const entry = this.entry(text).first();
    await entry.getByRole('button', { name: 'Erase words…' }).click();
    const words = entry.locator('.app-erase').getByRole('listitem').filter({ hasText: text });
    await words.getByRole('button', { name: 'Erase this text everywhere' }).click();
    if (why) await words.getByLabel(/^Reason/).fill(why);
    await words.getByRole('button', { name: 'Erase it for good' }).click();
    await expect(this.hearth.said).toContainText('Erased here for good');
    await this.hearth.saved();
  }
}
