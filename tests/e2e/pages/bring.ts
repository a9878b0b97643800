import { expect, type Locator } from '@playwright/test';
import { AllActionsPage } from './all-actions.ts';
import type { HearthPage } from './hearth.ts';

type Made = { name: string; mimeType: string; buffer: Buffer };

/** Bringing in a document: choosing it, what was found, where it goes. */
export class BringPage {
  readonly hearth: HearthPage;
  readonly file: Locator;
  readonly box: Locator;
  readonly found: Locator;
  readonly counts: Locator;
  /** The lines of the preview, without its sections. */
  readonly lines: Locator;
  readonly where: Locator;
  /** How much of the document a plan has. */
  readonly summary: Locator;
  /** How much the reader has done. */
  readonly progress: Locator;
  readonly add: Locator;
  readonly accept: Locator;

  constructor(hearth: HearthPage) {
    const { main } = hearth;
    this.hearth = hearth;
    this.file = main.getByLabel('Choose a document, or drop it here');
    this.box = main.getByLabel('Or paste it here');
    this.found = main.getByRole('region', { name: /^What was found in/ });
    this.counts = this.found.getByRole('list').first();
    this.lines = this.found.getByRole('region', { name: 'The plan as it was found' }).locator('.app-found__line');
    this.where = main.getByRole('region', { name: 'Where it goes' });
    this.summary = this.where.getByRole('status');
    this.progress = main.getByRole('progressbar', { name: 'Done so far' });
    this.add = main.getByRole('button', { name: 'Add this plan' });
    this.accept = main.getByRole('button', { name: /^(Take this into the plan|Nothing to take in)$/ });
  }

  async go(): Promise<this> {
    await this.hearth.page.evaluate(() => { location.hash = '#/bring'; });
    await expect(this.hearth.heading).toHaveText('Bring in a document');
    return this;
  }

  /** Chooses a file, and waits for what is found in it. */
  async read(file: string | Made): Promise<void> {
    await this.file.setInputFiles(file);
    await expect(this.found).toBeVisible({ timeout: 30_000 });
  }

  /** Chooses a file that is made here. */
  async readText(name: string, text: string): Promise<void> {
    await this.read({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  /** Makes a plan of a file that is made here, with so many actions. */
  async makePlan(name: string, text: string, actions: number): Promise<AllActionsPage> {
    await this.readText(name, text);
    await this.add.click();
    const all = new AllActionsPage(this.hearth);
    await all.shows(actions);
    return all;
  }

  /** Pastes what another program put on the clipboard. */
  async paste(kinds: Record<string, string>): Promise<void> {
    await this.box.evaluate((box, kinds) => {
      const data = new DataTransfer();
      for (const [kind, words] of Object.entries(kinds)) data.setData(kind, words);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, kinds);
  }

  /** Drops a file that is made here onto the field. */
  async drop(name: string, text: string): Promise<void> {
    await this.hearth.main.locator('.app-file-picker').evaluate((field, { name, text }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], name));
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        field.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
      }
    }, { name, text });
  }

  /** Stops what the reader does. */
  async cancel(): Promise<void> {
    await this.hearth.main.getByRole('button', { name: 'Cancel reading the document' }).click();
  }

  /** What column so and so of the one table holds. */
  column(number: number): Locator {
    return this.found.getByLabel(`What column ${number} holds`);
  }

  line(reference: string): Locator {
    return this.lines.filter({ has: this.hearth.page.getByText(reference, { exact: true }) });
  }

  target(name: string): Locator {
    return this.where.getByRole('radio', { name });
  }

  async another(): Promise<void> {
    await this.hearth.main.getByRole('button', { name: 'Choose another document' }).click();
    await expect(this.file).toBeVisible();
  }

  /** Takes in what is ticked; gives the name where it is asked for. */
  async take(name?: string): Promise<void> {
    // Until it was compared with the plan, there is nothing to take in.
    await expect(this.accept).not.toHaveAttribute('aria-disabled', 'true');
    await this.accept.click();
    if (name !== undefined) await this.hearth.giveName(name);
    await expect(this.hearth.banner('Taken in')).toBeVisible();
    await this.hearth.saved();
  }
}
