/**
 * Guest code: the `host` object that a program is called with. Every call becomes an operation; the answer arrives
 * in a later step. Part of one function body, see `prelude.ts`.
 */
export const HOST = `
  const pending = { __proto__: null };
  let lastId = 0;

  class CancelToken {
    #isCancelled = false;
    #waiting = { __proto__: null };
    get cancelled() {
      return this.#isCancelled;
    }
    cancel() {
      if (this.#isCancelled) return;
      this.#isCancelled = true;
      const ids = objectKeys(this.#waiting);
      for (let i = 0; i < ids.length; i++) cancelOperation(+ids[i]);
    }
    static isCancelled(token) {
      return #waiting in token && token.#isCancelled;
    }
    static watch(token, id) {
      if (#waiting in token) token.#waiting[id] = true;
    }
    static forget(token, id) {
      if (#waiting in token) delete token.#waiting[id];
    }
  }
  const { isCancelled, watch, forget } = CancelToken;

  const withFields = (error, fields) => {
    defineProperty(error, 'name', { __proto__: null, value: fields.name, writable: true, configurable: true });
    defineProperty(error, 'message', { __proto__: null, value: fields.message, writable: true, configurable: true });
    error.status = fields.status;
    error.code = fields.code;
    error.headers = fields.headers;
    return error;
  };

  const cancelledError = (error) =>
    withFields(error, { name: 'CancelledError', message: 'The call was cancelled.', status: null, code: 'cancelled', headers: {} });

  const cancelOperation = (id) => {
    const call = pending[id];
    if (call === undefined) return;
    delete pending[id];
    send('c' + id);
    call.reject(cancelledError(call.error));
  };

  const tokenOf = (options) => {
    if (typeof options !== 'object' || options === null) return null;
    const token = options.token;
    return typeof token === 'object' && token !== null ? token : null;
  };

  /** Options as they travel: everything but the token, which never leaves the guest. */
  const plainOptions = (options) => {
    if (typeof options !== 'object' || options === null) return {};
    const plain = {};
    const keys = objectKeys(options);
    for (let i = 0; i < keys.length; i++) if (keys[i] !== 'token') plain[keys[i]] = options[keys[i]];
    return plain;
  };

  const operate = (op, name, args, options) => {
    const token = tokenOf(options);
    // Made here, and not when the answer arrives, so that it carries the line of the call.
    const error = new Error('');
    return new Promise((resolve, reject) => {
      if (token !== null && isCancelled(token)) return reject(cancelledError(error));
      const text = encodeArgs(name, args);
      const id = ++lastId;
      pending[id] = { resolve, reject, error, token };
      if (token !== null) watch(token, id);
      send('o{"id":' + id + ',"op":' + quote(op) + ',"args":' + text + '}');
    });
  };

  const encodeArgs = (name, args) => {
    try {
      return encode(name, args, messageChars);
    } catch (error) {
      if (error !== REFUSED) throw error;
      throw new TypeError(refusal.words);
    }
  };

  const settle = (done) => {
    const call = pending[done.id];
    if (call === undefined) return;
    delete pending[done.id];
    if (call.token !== null) forget(call.token, done.id);
    if (done.ok) call.resolve(done.value);
    else call.reject(withFields(call.error, done.error));
  };

  const stream = (request, options) => {
    const only = { token: tokenOf(options) };
    const opened = operate('model.stream', 'call', { request, options: plainOptions(options) }, only);
    let isOver = false;
    let last = promiseOf(undefined);
    const over = () => ({ value: undefined, done: true });
    const read = async () => {
      const { streamId } = await opened;
      const answer = await operate('model.stream.next', 'call', { streamId }, only);
      if (!answer.done) return { value: answer.chunk, done: false };
      isOver = true;
      return over();
    };
    const next = () => {
      const answer = then(last, () => (isOver ? over() : read()));
      last = then(answer, () => {}, () => {
        isOver = true;
      });
      return answer;
    };
    const close = async () => {
      if (isOver) return over();
      isOver = true;
      const { streamId } = await opened;
      operate('model.stream.close', 'call', { streamId });
      return over();
    };
    return { next, return: close, [asyncIterator]: () => ({ next, return: close }) };
  };

  const tool = (name) => (args = null, options) =>
    operate('tool.' + name, 'call', { args, options: plainOptions(options) }, options);

  const tools = {};
  for (let i = 0; i < settings.tools.length; i++) tools[settings.tools[i]] = tool(settings.tools[i]);

  const host = {
    model: {
      chat: (request, options) => operate('model.chat', 'call', { request, options: plainOptions(options) }, options),
      stream,
    },
    clock: {
      now: () => now(),
      isoNow: () => isoString(new Date(now())),
      sleep: (ms) => operate('clock.sleep', 'sleep', { ms }),
      token: () => new CancelToken(),
    },
    store: {
      get: (key) => operate('store.get', 'store', { key }),
      put: (key, value, options) => operate('store.put', 'store', { key, value, options: plainOptions(options) }),
    },
    review: { enqueue: (item) => operate('review.enqueue', 'item', item) },
    log: (level, event, data = null) => log(isLevel(level) ? level : 'info', shown(event), data),
    metric: (name, value, labels = {}) => log('info', 'metric', { name, value, labels }),
    tools,
  };
`;
