import { ENCODER } from './encoder.ts';
import { GLOBALS } from './globals.ts';
import { HOST } from './host.ts';

/** What the prelude is told once, as JSON. */
export interface PreludeSettings {
  /** Names under `host.tools`. */
  tools: readonly string[];
  /** Nesting depth of any value that leaves the guest. */
  depth: number;
  /** UTF-16 units of the result's text. */
  resultChars: number;
  /** UTF-16 units of one operation's or log record's text. */
  messageChars: number;
}

/**
 * The file name of the prelude in stack traces. No file of a program can have it.
 */
export const PRELUDE_FILE = 'holdfast:prelude';
/** A module that imports BEGIN and then the entry file; its namespace holds the entry file's as `program`. */
export const ROOT_MODULE = 'holdfast:root';
/** Evaluated before any module of the program: from then on, an error is one of running and not of compiling. */
export const BEGIN_MODULE = 'holdfast:begin';

/**
 * Kinds of what the guest sends, the first character of each text; the rest is JSON unless said otherwise.
 * `begun`: all modules are compiled. `ready`: they are evaluated. `notFunction`: type of the default export.
 */
export const SENT = {
  begun: 'b',
  ready: 'y',
  notFunction: 'n',
  operation: 'o',
  /** The id, as digits. */
  cancel: 'c',
  log: 'l',
  returned: 'r',
  threw: 't',
  /** Words. */
  invalid: 'i',
  /** Words. */
  tooLarge: 's',
} as const;

const PRIMORDIALS = `
  const Promise = globalThis.Promise, Error = globalThis.Error, TypeError = globalThis.TypeError, Date = globalThis.Date;
  const settings = JSON.parse(settingsText);
  const { depth, resultChars, messageChars } = settings;
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  const { keys: objectKeys, getPrototypeOf, defineProperty, prototype: ObjectPrototype } = Object;
  const { apply } = Reflect;
  const { isFinite } = Number;
  const { now } = Date;
  const { asyncIterator } = Symbol;
  const toText = globalThis.String;
  const promiseThen = Promise.prototype.then, stringSlice = String.prototype.slice;
  const stringCharCodeAt = String.prototype.charCodeAt, dateToISOString = Date.prototype.toISOString;
  const then = (promise, ok, bad) => apply(promiseThen, promise, [ok, bad]);
  const promiseOf = (value) => new Promise((resolve) => resolve(value));
  const slice = (string, from, to) => apply(stringSlice, string, [from, to]);
  const charCode = (string, at) => apply(stringCharCodeAt, string, [at]);
  const isoString = (date) => apply(dateToISOString, date, []);
  const quote = (string) => stringify(string);
`;

const MAIN = `
  let program = null;

  const field = (value, name, most) => {
    try {
      const found = value[name];
      return typeof found === 'string' ? slice(found, 0, most) : '';
    } catch {
      return '';
    }
  };

  const described = (thrown) => {
    const isObject = typeof thrown === 'object' && thrown !== null;
    const name = (isObject && field(thrown, 'name', 100)) || 'Thrown';
    const message = isObject && field(thrown, 'name', 1) ? field(thrown, 'message', 2000) : slice(shown(thrown), 0, 2000);
    const stack = isObject ? field(thrown, 'stack', 4000) : '';
    return '{"name":' + quote(name) + ',"message":' + quote(message) + ',"stack":' + quote(stack) + '}';
  };

  const fail = (error) => send('t' + described(error));

  const finish = (value) => {
    let text;
    try {
      text = value === undefined ? 'null' : encode('result', value, resultChars);
    } catch (error) {
      return error === REFUSED ? send((refusal.isSize ? 's' : 'i') + refusal.words) : fail(error);
    }
    send('r' + text);
  };

  const load = () => {
    define('holdfastBegin', () => {
      delete globalThis.holdfastBegin;
      send('b');
    });
    then(import('holdfast:root'), (root) => {
      program = root.program.default;
      send(typeof program === 'function' ? 'y' : 'n' + typeof program);
    }, fail);
  };

  // await, and not a call of then, so that a program that replaces it is still heard.
  const start = async (input) => {
    try {
      finish(await program(input, host));
    } catch (error) {
      fail(error);
    }
  };

  return (text) => {
    const message = parse(text);
    if (message.t === 'load') load();
    else if (message.t === 'start') start(message.input);
    else for (let i = 0; i < message.done.length; i++) settle(message.done[i]);
  };
`;

/**
 * A script whose value is `(send) => (settingsText) => (messageText) => void`. It keeps every built-in it uses in its
 * own closure before any code of the program runs, so a program that replaces them changes only itself.
 */
export const PRELUDE = `(send) => (settingsText) => { 'use strict';
${PRIMORDIALS}${ENCODER}${HOST}${GLOBALS}${MAIN}
}`;
