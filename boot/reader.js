// The worker that reads documents: the page's own program, which finds no page here and fetches what reads. Its name says what the
// program is called; its address would not, since the service worker answers without what stands after the question mark.
const [glue, wasm] = self.name.split(' ').map((name) => new URL(name, location.href));

// A page hears of a worker's promise that is broken only if that is thrown as an error.
import(glue).then((app) => app.default({ module_or_path: wasm })).catch((problem) => setTimeout(() => { throw problem; }));
