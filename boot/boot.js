// Starts the app, keeps it available offline, and, when it stops, gives the officer everything stored.
// Loaded before the app and independent of it: nothing here may need WebAssembly. It runs before the page's body is read, so that
// the first paint is the right one.
// What the app may use: window.hearthPanicked(message), window.hearthUpdate(), window.hearthUpdateReady and
// the event "hearth-update-ready"; see below. It says "hearth-drawn" once its page is in the document with all that was stored.
(() => {
  'use strict';
  const { glue, wasm, worker } = document.currentScript.dataset;
  const root = new URL('.', location.href);
  const parsed = new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  const drawn = new Promise((done) => window.addEventListener('hearth-drawn', done, { once: true }));
  // Nothing waits for a stylesheet for paper: this one is fetched beside the app, and turned on here.
  document.getElementById('rest-styles').media = 'all';
  let registration;
  let stopped = false;

  // ---- When the app has stopped ----

  /** Shows the page from which everything stored can be downloaded. The app's panic hook calls it. */
  window.hearthPanicked = (message) => showRescue('Sorry, Hearth has stopped', [
    'Something went wrong inside Hearth. What was saved before this is still stored in this browser.',
    'Start again first. If this page comes back, download everything stored and send the file to whoever looks after Hearth.',
  ], message);

  function showRescue(title, sentences, details) {
    if (stopped) return;
    stopped = true;
    const main = element('main', 'govuk-width-container govuk-main-wrapper', '');
    main.id = 'main';
    const heading = element('h1', 'govuk-heading-l', title);
    heading.tabIndex = -1;
    main.append(heading, ...sentences.map((words) => element('p', 'govuk-body', words)));

    const outcome = element('p', 'govuk-body', '');
    outcome.setAttribute('role', 'status');
    const again = element('button', 'govuk-button', 'Start again');
    again.addEventListener('click', startAgain);
    const download = element('button', 'govuk-button govuk-button--secondary', 'Download everything stored');
    download.addEventListener('click', () => downloadDump(outcome));
    const buttons = element('div', 'govuk-button-group', '');
    buttons.append(again, download);
    main.append(buttons, outcome);

    if (details) {
      const more = element('details', 'govuk-details', '');
      const summary = element('summary', 'govuk-details__summary', '');
      summary.append(element('span', 'govuk-details__summary-text', 'What to tell whoever looks after Hearth'));
      more.append(summary, element('div', 'govuk-details__text', String(details)));
      main.append(more);
    }
    // The stopped app listens on the window; its handlers must not see these clicks.
    for (const kind of ['click', 'keydown', 'input', 'submit']) {
      main.addEventListener(kind, (event) => event.stopPropagation());
    }
    delete document.documentElement.dataset.firstVisit;
    document.body.replaceChildren(main);
    document.title = title + ' – Hearth';
    heading.focus();
  }

  function element(name, classes, text) {
    const made = document.createElement(name);
    made.className = classes;
    made.textContent = text;
    if (name === 'button') made.type = 'button';
    return made;
  }

  /** A newer version may be what cures it: take it if one is waiting. */
  function startAgain() {
    if (location.search === '?rescue') location.replace(root);
    else window.hearthUpdate();
  }

  // ---- Everything stored, as one file ----

  async function downloadDump(outcome) {
    try {
      const dump = await readEverything();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(dump, null, 1)], { type: 'application/json' }));
      link.download = 'hearth-storage-' + dump.exported.slice(0, 10) + '.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      const count = Object.keys(dump.local).length + Object.keys(dump.journal).length;
      outcome.textContent = count + (count === 1 ? ' stored entry' : ' stored entries') + ' downloaded as ' + link.download + '. ' +
        (dump.problems.length
          ? 'Some of it could not be read: ' + dump.problems.join('; ') + '. Nothing has been removed from this browser.'
          : 'Nothing has been removed from this browser. Hearth can open this file.');
    } catch (problem) {
      outcome.textContent = 'The file could not be made: ' + problem + '. Nothing has been removed from this browser.';
    }
  }

  async function readEverything() {
    const dump = {
      format: 'hearth-storage', version: 1, origin: root.href, exported: new Date().toISOString(),
      local: {}, journal: {}, problems: [],
    };
    const note = (where) => (problem) => { dump.problems.push(where + ': ' + problem); };
    try {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith('hearth'))) {
        const value = localStorage.getItem(key);
        if (value !== null) dump.local[key] = value;
      }
    } catch (problem) {
      note('local storage')(problem);
    }
    const databases = await journalNames().catch((problem) => { note('journal')(problem); return []; });
    for (const name of databases) {
      await readJournal(name, dump.journal).catch(note('journal ' + name));
    }
    return dump;
  }

  async function journalNames() {
    const found = indexedDB.databases ? await inTime(indexedDB.databases()) : [{ name: 'hearth' }];
    return found.map(({ name }) => name).filter((name) => name.startsWith('hearth')).sort();
  }

  async function readJournal(name, into) {
    const database = await inTime(new Promise((done, fail) => {
      const request = indexedDB.open(name);
      // It does not exist: opening it to read must not make it.
      request.onupgradeneeded = () => request.transaction.abort();
      request.onsuccess = () => done(request.result);
      request.onerror = () => (request.error.name === 'AbortError' ? done(null) : fail(request.error));
    }));
    if (!database) return;
    try {
      if (!database.objectStoreNames.contains('journal')) return;
      await inTime(new Promise((done, fail) => {
        const request = database.transaction('journal').objectStore('journal').openCursor();
        request.onerror = () => fail(request.error);
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return done();
          const key = String(cursor.key);
          into[key in into ? name + '/' + key : key] = plain(cursor.value);
          cursor.continue();
        };
      }));
    } finally {
      database.close();
    }
  }

  /** Bytes have no form of their own in the file. */
  function plain(value) {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
    if (!(bytes instanceof Uint8Array)) return value;
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { base64: btoa(text) };
  }

  function inTime(promise) {
    return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail('no answer within 20 seconds'), 20000))]);
  }

  // ---- A new version: it waits until the officer asks for it ----

  /** True once a newer version has been fetched and waits. The event "hearth-update-ready" says so when it happens. */
  window.hearthUpdateReady = false;

  /** Takes the waiting version, if there is one, and loads the page again. */
  window.hearthUpdate = async () => {
    registration ??= await navigator.serviceWorker?.getRegistration(root).catch(() => {});
    const waiting = registration && registration.waiting;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('skip-waiting');
  };

  /** Begins when the app has drawn its page and rests: until then the network and the processors are the app's. */
  async function keepOffline() {
    const workers = navigator.serviceWorker;
    if (!workers) return; // A plain-http host: the app works, but only while the host answers.
    await drawn;
    await new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
    if (!worker) { // A development build: an earlier release build's worker must not answer for it.
      const old = await workers.getRegistration(root);
      if (old && old.scope === root.href) await old.unregister();
      return;
    }
    registration = await workers.register(worker, { updateViaCache: 'none' });
    const offer = () => {
      if (!registration.waiting || !workers.controller) return;
      window.hearthUpdateReady = true;
      window.dispatchEvent(new Event('hearth-update-ready'));
    };
    const watch = (coming) => coming && coming.addEventListener('statechange', offer);
    offer();
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    let checked = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || Date.now() - checked < 3600000) return;
      checked = Date.now();
      registration.update().catch(() => {}); // No network: asked again next time.
    });
  }

  // ---- A first visit: index.html holds the start page, which can be read and pressed before the app is there ----

  /** True at the start page, with no plan and no name stored. A plan in the journal alone is found by the app. */
  function isFirstVisit() {
    if (location.search === '?rescue' || !['', '#/', '#/plans'].includes(location.hash)) return false;
    const ours = 'hearth:' + root.pathname.replaceAll(':', '%3A') + ':';
    try {
      return !Object.keys(localStorage).some((key) => key.startsWith(ours) && /^\d+:(change|pack|setting:name)\b/.test(key.slice(ours.length)));
    } catch {
      return false;
    }
  }

  /** Shows the start page of index.html until the app has drawn its own, which then has what was typed and pressed meanwhile. */
  async function showStartPage() {
    document.documentElement.dataset.firstVisit = '';
    document.title = 'Plans – Hearth';
    await parsed;
    const page = document.querySelector('.app-first-visit');
    const left = new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
    const waiting = noteWhatIsDone(page);
    const isDrawn = await Promise.race([drawn.then(() => true), left.then(() => false)]);
    if (stopped) return;
    const twin = isDrawn ? twins(page) : () => undefined;
    for (const field of page.querySelectorAll('input:not([type=file]), textarea')) {
      const own = twin(field);
      if (own && own.value !== field.value) {
        own.value = field.value;
        own.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
    for (const summary of page.querySelectorAll('details[open] > summary')) {
      const own = twin(summary);
      if (own) own.parentElement.open = true;
    }
    const focused = page.contains(document.activeElement) && document.activeElement;
    const range = focused && focused.selectionStart !== undefined && focused.type !== 'file' && [focused.selectionStart, focused.selectionEnd];
    const main = focused && focused.id === 'main';
    const down = scrollY;
    delete document.documentElement.dataset.firstVisit;
    page.remove();
    scrollTo(0, down);
    const own = main ? document.getElementById('main') : focused && twin(focused);
    if (own) {
      own.focus({ preventScroll: true });
      if (range) own.setSelectionRange(...range);
    }
    for (const [control, again] of waiting) {
      const own = twin(control);
      if (own) again(own);
    }
  }

  /** For each control of the start page the app's own: the pages are the same, so it is the one at the same place. */
  function twins(page) {
    const controls = 'a, button, input, textarea, summary';
    const here = [...page.querySelectorAll(controls)];
    const there = [...document.querySelectorAll(controls)].filter((one) => !page.contains(one));
    return (one) => {
      const own = there[here.indexOf(one)];
      return own && own.tagName === one.tagName && own.id === one.id ? own : undefined;
    };
  }

  /** What was done on the start page, to be done again on the app's: files chosen or dropped, something pasted, a button pressed. */
  function noteWhatIsDone(page) {
    const done = new Map();
    const wait = (control, again) => {
      done.delete(control);
      done.set(control, again);
    };
    const files = (input) => wait(input, (own) => {
      own.files = input.files;
      own.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const press = (button) => {
      button.setAttribute('aria-disabled', 'true');
      button.firstChild.data = button.closest('.app-card') ? 'Opening…' : 'One moment…';
      wait(button, (own) => own.click());
    };
    const on = (kind, hear) => page.addEventListener(kind, hear);
    on('click', (event) => {
      const control = event.target.closest('a, button');
      if (control?.hash === '#main') {
        event.preventDefault();
        document.getElementById('main').focus();
      } else if (control?.type === 'button') {
        press(control);
      }
    });
    on('submit', (event) => {
      event.preventDefault();
      press(event.target.querySelector('[type=submit]'));
    });
    on('change', (event) => event.target.files?.length && files(event.target));
    on('dragover', (event) => event.preventDefault());
    on('drop', (event) => {
      event.preventDefault();
      const input = event.target.closest('.app-file-picker')?.querySelector('input');
      if (!input || !event.dataTransfer.files.length) return;
      input.files = event.dataTransfer.files;
      files(input);
    });
    on('paste', (event) => {
      if (event.target.tagName !== 'TEXTAREA') return;
      const held = new DataTransfer();
      for (const kind of ['text/html', 'text/plain']) held.setData(kind, event.clipboardData.getData(kind));
      wait(event.target, (own) => own.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true })));
    });
    return done;
  }

  // ---- Start ----

  // Not every stop is a panic: memory may run out, or the stack.
  const watchStops = (problem) => problem instanceof WebAssembly.RuntimeError && window.hearthPanicked(problem);
  window.addEventListener('error', (event) => watchStops(event.error));
  window.addEventListener('unhandledrejection', (event) => watchStops(event.reason));

  async function start() {
    const coming = import(new URL(glue, root));
    coming.catch(() => {});
    await parsed;
    const starting = document.getElementById('app-starting');
    starting.hidden = false;
    try {
      const app = await coming;
      await app.default({ module_or_path: new URL(wasm, root) });
      starting.remove();
      window.dispatchEvent(new Event('hearth-started'));
    } catch (problem) {
      showRescue('Sorry, Hearth could not start', [
        'Part of Hearth could not be loaded, or this browser is too old for it. What was saved before is still stored in this browser.',
        'Start again first. If this page comes back, try a current version of Edge, Chrome, Firefox or Safari, or send what is below to whoever looks after Hearth.',
      ], problem);
    }
  }

  keepOffline().catch((problem) => console.warn('Hearth is not available offline:', problem));
  if (location.search === '?rescue') {
    parsed.then(() => showRescue('Everything stored in this browser', [
      'Hearth has not been started. Download everything stored, or start Hearth.',
    ]));
  } else {
    if (isFirstVisit()) showStartPage();
    else parsed.then(() => document.querySelector('.app-first-visit').remove());
    start();
  }
})();
