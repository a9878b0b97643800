import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_2_2_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The page as it is now meets what axe can check of WCAG 2.2 AA, target size included. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: WCAG_2_2_AA }, rules: { 'target-size': { enabled: true } } })
    .analyze();
  const told = found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(told, 'WCAG 2.2 AA').toEqual([]);
}
