/**
 * Guest code: what engineers expect of a JavaScript runtime and QuickJS lacks, and what it has and must not have.
 * Part of one function body, see `prelude.ts`.
 */
export const GLOBALS = `
  const LEVELS = { __proto__: null, debug: true, info: true, warn: true, error: true };
  const isLevel = (level) => typeof level === 'string' && LEVELS[level] === true;
  const MOST_SHOWN = 4000;

  const logText = (level, event, data) => {
    const head = '{"level":' + quote(level) + ',"event":' + quote(event) + ',"data":';
    return head + data + '}';
  };

  /** Logging never fails: what JSON cannot hold is replaced by words that say so. */
  const log = (level, event, data) => {
    let text;
    try {
      text = encode('data', data, messageChars);
    } catch (error) {
      text = quote(error === REFUSED ? '(' + refusal.words + ')' : '(the data could not be read)');
    }
    send('l' + logText(level, event, text));
  };

  /** A value as a person wants to read it. Never throws. */
  const shown = (value) => {
    if (typeof value === 'string') return slice(value, 0, MOST_SHOWN);
    try {
      if (typeof value === 'object' && value !== null && kindOf(value) === 'an Error') {
        return slice(text(value.name) + ': ' + text(value.message), 0, MOST_SHOWN);
      }
      if (typeof value === 'object') return encode('value', value, MOST_SHOWN);
      return slice(toText(value), 0, MOST_SHOWN);
    } catch (error) {
      return error === REFUSED ? '(' + refusal.words + ')' : '(a value that cannot be read)';
    }
  };

  const text = (value) => (typeof value === 'string' ? value : '');

  const consoleAt = (level) => (...values) => {
    let line = '';
    for (let i = 0; i < values.length; i++) line += (i > 0 ? ' ' : '') + shown(values[i]);
    log(level, 'console', line);
  };

  const define = (name, value) =>
    defineProperty(globalThis, name, { __proto__: null, value, writable: true, configurable: true });

  const timers = { __proto__: null };
  let lastTimer = 0;

  define('console', {
    log: consoleAt('info'), info: consoleAt('info'), debug: consoleAt('debug'),
    warn: consoleAt('warn'), error: consoleAt('error'),
  });
  define('setTimeout', (callback, ms = 0, ...args) => {
    if (typeof callback !== 'function') throw new TypeError('setTimeout needs a function');
    const timer = ++lastTimer;
    const sleeping = operate('clock.sleep', 'setTimeout', { ms: +ms > 0 ? +ms : 0 });
    timers[timer] = lastId;
    then(sleeping, () => {
      delete timers[timer];
      try {
        callback(...args);
      } catch (error) {
        fail(error);
      }
    }, () => {});
    return timer;
  });
  define('clearTimeout', (timer) => {
    const id = timers[timer];
    if (id === undefined) return;
    delete timers[timer];
    cancelOperation(id);
  });
  define('queueMicrotask', (callback) => {
    then(promiseOf(undefined), () => {
      try {
        callback();
      } catch (error) {
        fail(error);
      }
    });
  });
  delete globalThis.SharedArrayBuffer;
  delete globalThis.Atomics;
  delete globalThis.WebAssembly;
  delete globalThis.performance;
  // One engine has them and the other has not.
  delete globalThis.btoa;
  delete globalThis.atob;
  // With these QuickJS-ng hands out call sites, and with a call site the functions of this very closure.
  delete Error.prepareStackTrace;
  delete Error.captureStackTrace;
`;
