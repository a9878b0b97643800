// What a browser holds, read past the app.
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export type Stored = { local: Record<string, string>; journal: Record<string, string> };

/** Every entry of Hearth's in localStorage and in the journal, as it stands. */
export function stored(page: Page): Promise<Stored> {
  return page.evaluate(async () => {
    const local: Record<string, string> = {};
    for (const key of Object.keys(localStorage)) local[key] = localStorage.getItem(key) ?? '';
    const journal: Record<string, string> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const store = database.transaction('journal').objectStore('journal');
      const all = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
      keys.forEach((key, at) => (journal[String(key)] = String(values[at])));
      database.close();
    }
    return { local, journal };
  });
}

/** The same as readable text: packs are unpacked. */
export async function storedText(page: Page): Promise<string> {
  const { local, journal } = await stored(page);
  const entries = [...Object.entries(local), ...Object.entries(journal)];
  return entries.map(([key, value]) => `${key} ${key.includes(':pack:') ? unpacked(value) : value}`).join('\n');
}

/** A pack is a checksum, the number of bytes, and the bytes in 15 bits a letter from U+5000 on: docs/storage-format.md. */
function unpacked(value: string): string {
  const [, length = '0', units = ''] = value.split(' ');
  const bytes = Buffer.alloc(Number(length));
  let [held, count, at] = [0, 0, 0];
  for (const unit of units) {
    held = (held << 15) | ((unit.codePointAt(0) ?? 0) - 0x5000);
    count += 15;
    while (count >= 8 && at < bytes.length) {
      count -= 8;
      bytes[at++] = (held >> count) & 0xff;
    }
    held &= (1 << count) - 1;
  }
  return inflateSync(bytes).toString('utf8');
}

/** Writes an entry past the app, in one medium or both. */
export function damage(page: Page, key: string, value: string, where: ('local' | 'journal')[]): Promise<void> {
  return page.evaluate(async ([key, value, where]) => {
    if (where.includes('local')) localStorage.setItem(key, value);
    if (!where.includes('journal')) return;
    const name = (await indexedDB.databases()).map(({ name }) => name ?? '').find((name) => name.startsWith('hearth:')) ?? '';
    const database = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
    await new Promise<void>((done, fail) => {
      const transaction = database.transaction('journal', 'readwrite');
      transaction.objectStore('journal').put(value, key);
      transaction.oncomplete = () => done();
      transaction.onerror = () => fail(transaction.error);
    });
    database.close();
  }, [key, value, where] as const);
}
