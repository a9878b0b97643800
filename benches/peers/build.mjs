// Bundles the pages of the peers, each as its own documentation says: node build.mjs FOLDER
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

export const PEERS = ['ag-grid', 'tabulator', 'excalidraw'];
const folder = process.argv[2] ?? '';

for (const peer of PEERS) {
  await build({
    entryPoints: [join(import.meta.dirname, 'pages', `${peer}.js`)],
    outdir: folder, bundle: true, conditions: ['production'], splitting: true, format: 'esm', minify: true, logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
    loader: { '.woff2': 'file', '.ttf': 'file' },
  });
  const sheet = peer === 'ag-grid' ? '' : `<link rel="stylesheet" href="${peer}.css">`;
  await writeFile(join(folder, `${peer}.html`), `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${peer}</title>
<link rel="stylesheet" href="page.css">${sheet}<script type="module" src="${peer}.js"></script></head><body><div id="peer"></div></body></html>`);
}
await writeFile(join(folder, 'page.css'), 'html, body, #peer { margin: 0; height: 100%; }');
