import { expect, type Locator, type Page } from '@playwright/test';

/** A row of a long list: its number, what it says, and where it is in the window. */
export type Row = { number: number; words: string; top: number };

/** A list of which only the rows in view, and a few more, are drawn. */
export class LongList {
  readonly page: Page;
  /** What its rows stand in. */
  readonly body: Locator;

  constructor(page: Page, body: Locator) {
    this.page = page;
    this.body = body;
  }

  /** The rows that are drawn. */
  get drawn(): Locator {
    return this.body.locator(':scope > :not(template)');
  }

  /** The rows in view, from top to bottom. */
  inView(): Promise<Row[]> {
    return this.body.evaluate((body) =>
      [...body.children]
        .filter((row) => row.localName !== 'template')
        .map((row) => {
          const number = row.getAttribute('aria-rowindex') ?? row.getAttribute('aria-posinset');
          const { top, bottom } = row.getBoundingClientRect();
          return { number: Number(number), words: row.textContent ?? '', top, bottom };
        })
        .filter(({ top, bottom }) => bottom > 0 && top < innerHeight)
        .map(({ number, words, top }) => ({ number, words, top })));
  }

  /** Where the list is in view there are rows, one after the other. */
  async isWhole(): Promise<Row[]> {
    let rows: Row[] = [];
    await expect(async () => {
      const gaps = await this.body.evaluate((body) =>
        [...body.querySelectorAll(':scope > template')].filter((gap) => {
          const { top, bottom, height } = gap.getBoundingClientRect();
          return height >= 1 && bottom > 1 && top < innerHeight - 1;
        }).length);
      expect(gaps, 'gaps in view').toBe(0);
      rows = await this.inView();
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => (rows[0]?.number ?? 0) + at));
    }).toPass({ timeout: 20_000 });
    return rows;
  }

  /** Scrolls as the wheel does. */
  wheel(down: number): Promise<void> {
    return this.#scrolls(() => this.page.mouse.wheel(0, down));
  }

  /** Scrolls with a key. */
  press(key: 'Home' | 'End' | 'PageUp' | 'PageDown'): Promise<void> {
    return this.#scrolls(() => this.page.keyboard.press(key));
  }

  /** Waits until the page has come to rest: for twenty frames it is where it was. */
  async #scrolls(act: () => Promise<void>): Promise<void> {
    await act();
    await this.page.evaluate(() => new Promise<void>((done) => {
      let [at, still] = [scrollY, 0];
      const look = () => {
        still = scrollY === at ? still + 1 : 0;
        at = scrollY;
        if (still < 20) requestAnimationFrame(look);
        else done();
      };
      look();
    }));
  }

  /** Scrolls as a dragged bar does: to a part of the page. */
  drag(part: number): Promise<void> {
    return this.page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), part);
  }
}
