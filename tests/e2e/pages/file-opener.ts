import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** The field for plan files, and what they would change. On the start page and on Share. */
export class FileOpener {
  readonly hearth: HearthPage;
  readonly result: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.result = hearth.page.locator('#file-result');
  }

  /** Chooses files, and waits for what they hold. */
  async read(files: string | string[] | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.hearth.page.getByLabel('Choose plan files, or drop them here').setInputFiles(files);
    await expect(this.result).toBeVisible({ timeout: 30_000 });
  }

  /** Chooses a file that is made here. */
  async readText(text: string, name = 'colleague.plan.json'): Promise<void> {
    await this.read({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async accept(): Promise<void> {
    await this.result.getByRole('button', { name: 'Take these changes in' }).click();
    await expect(this.hearth.banner('Taken in')).toBeVisible();
    await this.hearth.saved();
  }

  /** Opens a file and takes in what it holds. */
  async take(files: string | string[]): Promise<void> {
    await this.read(files);
    await this.accept();
  }

  async close(): Promise<void> {
    await this.result.getByRole('button', { name: 'Close what these files hold' }).click();
    await expect(this.result).toHaveCount(0);
  }
}
