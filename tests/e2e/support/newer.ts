// A later version of the site.
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The site as built, but another version by name; `change` may do more to its service worker. Gives its folder. */
export async function newerVersion(change: (worker: string) => string = (worker) => worker): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-site-'));
  await cp('dist', folder, { recursive: true });
  const path = join(folder, 'sw.js');
  const worker = await readFile(path, 'utf8');
  const renamed = worker.replace(/id:(["'`])[0-9a-f]{16}\1/, 'id:"newer"');
  if (renamed === worker) throw new Error('the service worker does not name its version as this expects');
  await writeFile(path, change(renamed));
  return folder;
}
