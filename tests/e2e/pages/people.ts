import { expect, type Locator } from '@playwright/test';
import type { HearthPage } from './hearth.ts';

/** The people and teams of a plan. */
export class PeoplePage {
  readonly hearth: HearthPage;
  readonly parties: Locator;
  readonly summary: Locator;

  constructor(hearth: HearthPage) {
    this.hearth = hearth;
    this.parties = hearth.main.locator('.app-people__party[id]');
    this.summary = hearth.main.locator('#people-summary');
  }

  async go(): Promise<this> {
    await this.hearth.goTo('People and teams');
    return this;
  }

  /** The row of this name. */
  party(name: string): Locator {
    const shown = this.hearth.page.locator('.app-people__name').getByText(name, { exact: true });
    return this.parties.filter({ has: shown });
  }

  /** Shows what can be said of somebody. */
  async change(name: string): Promise<Locator> {
    const party = this.party(name);
    const button = party.getByRole('button', { name: new RegExp(`^(Change|Close) ${name}$`) });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    await expect(party.getByLabel('Who takes over')).toBeVisible();
    return party;
  }

  /** Says that another name is the same. */
  async join(name: string, other: string): Promise<void> {
    const party = await this.change(name);
    await party.getByLabel('Another name of the same').fill(other);
    await party.getByRole('button', { name: 'These are one' }).click();
  }
}
