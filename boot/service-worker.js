// Keeps the site available with no network and with its host gone.
// The build puts this line above: const LIST = { id, files: { path: integrity } }; scripts/post-build.mjs.
/* global LIST */

const SCOPE = new URL(self.registration.scope);
// The scope is part of the name, so that two sites on one host never touch each other's files.
const OURS = 'hearth ' + SCOPE.pathname + ' ';
const CACHE = OURS + LIST.id;
const PAGE = './';

// A file whose name has the hash of its bytes: the page has fetched it already, or nobody has.
const HASHED = /-[0-9a-f]{16}(_bg)?\.\w+$/;

/**
 * One file of this version: what the browser has kept of the page's own fetches, where its bytes are right, so that a first
 * visit moves no file twice; else what the host has now.
 */
async function fetched(url, integrity) {
  if (!HASHED.test(url.pathname)) return fetch(url, { cache: 'no-cache', integrity });
  const kept = await fetch(url, { cache: 'force-cache', integrity }).catch(() => undefined);
  return kept && kept.ok ? kept : fetch(url, { cache: 'reload', integrity });
}

// All or nothing: a file whose bytes are not those of this version (a half-finished upload) stops the
// installation, and the version before stays.
self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(Object.entries(LIST.files).map(async ([path, integrity]) => {
      const url = new URL(path, SCOPE);
      const answer = await fetched(url, integrity);
      if (!answer.ok) throw new Error(url + ' answered ' + answer.status);
      // A browser refuses a redirected answer when it opens a page.
      await cache.put(url, answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer);
    }));
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// A new version waits until the officer asks for it.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = listed(new URL(request.url));
  if (request.method !== 'GET' || path === undefined) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    // A browser may have dropped the file to save space.
    return await cache.match(new URL(path, SCOPE)) || fetch(request);
  })());
});

/** The path under which the list knows this address; undefined for whatever is not this site's. */
function listed(url) {
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (path === '' || path === 'index.html') return PAGE;
  return Object.hasOwn(LIST.files, path) ? path : undefined;
}
