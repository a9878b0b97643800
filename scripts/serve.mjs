// A static host, as plain as the plainest a council has: for the tests and for looking at a release.
// node scripts/serve.mjs [dist] [--port 8080] [--under /some/folder/] [--brotli]
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves `root` under the folder `under` until `stop` is called. After `stop`, `start` takes the same port again.
 * @param {{ root: string, under?: string, port?: number, brotli?: boolean }} options
 */
export async function serve({ root, under = '/', port = 0, brotli = false }) {
  /** @type {string[]} */
  const asked = [];
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  let folder = root;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    asked.push(path);
    const file = await find(folder, under, path);
    if (file === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    /** @type {Buffer} */
    let body = await readFile(file);
    /** @type {Record<string, string>} */
    const headers = { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache' };
    if (brotli && String(request.headers['accept-encoding']).includes('br')) {
      const made = compressed.get(file) ?? brotliCompressSync(body);
      compressed.set(file, made);
      body = made;
      headers['content-encoding'] = 'br';
    }
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  });

  const start = () => new Promise((done, refuse) => {
    server.once('error', refuse);
    server.listen(port, '127.0.0.1', () => done(undefined));
  });
  const stop = () => new Promise((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  await start();
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  port = address.port;
  return {
    /** Where the page is. */
    url: `http://127.0.0.1:${port}${under}`,
    /** Every path asked for, in order. */
    asked,
    start,
    stop,
    /** Another version of the site is put in place of this one. @param {string} other */
    deploy(other) {
      folder = other;
      compressed.clear();
    },
  };
}

/** @param {string} root @param {string} under @param {string} path */
async function find(root, under, path) {
  if (!path.startsWith(under)) return undefined;
  const inside = normalize(path.slice(under.length) || '.');
  if (inside.startsWith('..') || inside.startsWith(sep)) return undefined;
  for (const file of [join(root, inside), join(root, inside, 'index.html')]) {
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile()) return file;
  }
  return undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      under: { type: 'string', default: '/' },
      brotli: { type: 'boolean', default: false },
    },
  });
  const host = await serve({ root: positionals[0] ?? 'dist', under: values.under, port: Number(values.port), brotli: values.brotli });
  console.log(`serving ${host.url} (Ctrl-C stops it)`);
}
