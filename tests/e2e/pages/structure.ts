import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';
import { LineForm } from './line-form.ts';

/** The plan as a tree: adding, moving and removing. */
export class StructurePage {
  readonly hearth: HearthPage;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
  }

  async go(): Promise<this> {
    await this.hearth.goTo('All actions');
    await this.hearth.main.getByRole('link', { name: 'Add, move or remove' }).click();
    await expect(this.hearth.heading).toHaveText('Add, move or remove');
    return this;
  }

  /** Everything in the tree that begins like this, in the tree's order. */
  async texts(beginning: RegExp): Promise<string[]> {
    const all = await this.hearth.main.locator('.app-tree__text').allTextContents();
    return all.map((text) => text.trim()).filter((text) => beginning.test(text));
  }

  item(name: string): Locator {
    const button = this.hearth.page.getByRole('button', { name: new RegExp(`^(Change|Close) ${name.replaceAll('.', '\\.')} `) });
    return this.hearth.main.getByRole('listitem').filter({ has: button });
  }

  /** Shows what can be done with one thing. */
  async change(name: string): Promise<Locator> {
    const item = this.item(name);
    const button = item.getByRole('button', { name: /^(Change|Close) / });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await expect(item.getByRole('button', { name: 'Remove from plan' })).toBeVisible();
    return item;
  }

  async remove(name: string): Promise<void> {
    const item = await this.change(name);
    await item.getByRole('button', { name: 'Remove from plan' }).click();
    await expect(item).toHaveCount(0);
  }

  /** Opens the form for something new under this one. */
  async add(under: string, link: string): Promise<LineForm> {
    const item = await this.change(under);
    await item.getByRole('link', { name: link }).click();
    await expect(this.hearth.heading).toHaveText(/^Add an? /);
    return new LineForm(this.hearth);
  }

  async edit(name: string): Promise<LineForm> {
    const item = await this.change(name);
    await item.getByRole('link', { name: 'Edit', exact: true }).click();
    await expect(this.hearth.heading).toHaveText(/^Edit this/);
    await expect(this.hearth.heading).toBeFocused();
    return new LineForm(this.hearth);
  }

  async removed(): Promise<void> {
    await this.hearth.main.getByRole('link', { name: 'Removed from the plan' }).click();
    await expect(this.hearth.heading).toHaveText('Removed from the plan');
  }

  async putBack(name: string): Promise<void> {
    const button = this.hearth.main.getByRole('button', { name: new RegExp(`^Put back ${name.replaceAll('.', '\\.')}( |$)`) });
    await button.click();
    await expect(button).toHaveCount(0);
  }
}
