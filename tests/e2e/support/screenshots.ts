import type { Page } from '@playwright/test';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 375, height: 800 },
];

/** Pictures to look at: test-results/screens/NAME-1280.png and NAME-375.png. */
export async function screenshots(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.screenshot({ path: `test-results/screens/${name}-${size.width}.png` });
  }
  if (before) await page.setViewportSize(before);
}
