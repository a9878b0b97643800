// Which browsers the tests run in.
import { existsSync } from 'node:fs';

/** The browser that officers have. */
export const WHOLE = there(process.env.CHROMIUM) ?? there('/usr/bin/chromium');

/** Its engine without the window around the page, where that is installed: the same page, sooner. */
export const HEADLESS = there(process.env.HEADLESS) ?? WHOLE;

function there(path: string | undefined): string | undefined {
  return path && existsSync(path) ? path : undefined;
}
