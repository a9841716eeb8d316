import { gaveUp, type Interpreter, type InterpreterOptions } from './interpreter.ts';
import { copyRanges, type Picture, type Range, writeBack } from './picture.ts';
import { wasiCalls } from './quickjs-wasi-system.ts';

/** A value of the guest's: the address of a cell that holds it. */
type Cell = number;

/** What is called of the build, by its own names. */
interface Build {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  _initialize(): void;
  wasm_malloc(bytes: number): number;
  wasm_free(at: number): void;
  qjs_init(): number;
  qjs_set_max_stack_size(bytes: number): void;
  qjs_set_interrupt_handler(isOn: number): void;
  qjs_set_module_loader(isOn: number): void;
  qjs_eval(source: number, bytes: number, fileName: number, flags: number): Cell;
  qjs_call(fn: Cell, self: Cell, count: number, args: number): Cell;
  qjs_new_host_function(name: number, bytes: number, flags: number): Cell;
  qjs_new_string(text: number, bytes: number): Cell;
  qjs_get_undefined(): Cell;
  qjs_get_string_len(value: Cell, length: number): number;
  qjs_free_cstring(text: number): void;
  qjs_get_exception(): Cell;
  qjs_is_exception(value: Cell): number;
  qjs_is_job_pending(): number;
  qjs_execute_pending_job(): number;
  qjs_free_value(value: Cell): void;
}

const PAGE_BYTES = 65_536;
const WORD_BYTES = 4;
const AS_SCRIPT = 0;
/**
 * Free memory that is at hand when a trial begins, so that ordinary ones do not grow the memory. Its inside is left
 * out of the picture, but for what the allocator writes at both ends of a free piece.
 */
const SPARE_BYTES = 2 << 20;
const SPARE_ENDS = 64;
const MOST_DROPPED_BYTES = 128 << 20;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * QuickJS-ng as built by `quickjs-wasi`, called without that package's own layer: it would turn an error of ours into
 * one of the guest's, with our stack in it. A trial that grew the memory gets its instance replaced, as a memory never
 * shrinks and the allocator sees its size.
 */
export class QuickJsWasiInterpreter implements Interpreter {
  readonly #wasm: WebAssembly.Module;
  readonly #options: InterpreterOptions;
  readonly #collect: (() => void) | undefined;
  /** Bytes of memories dropped since garbage was collected. */
  #droppedBytes = 0;
  #build: Build;
  #receiver: Cell = 0;
  /** Room for one argument, or the length of a text. */
  readonly #slot: number;
  #picture: Picture | undefined;
  #pictureBytes = 0;

  /** `wasm` is the build as compiled by `compileBuild`. */
  constructor(wasm: WebAssembly.Module, options: InterpreterOptions, collect?: () => void) {
    this.#wasm = wasm;
    this.#options = options;
    this.#collect = collect;
    this.#build = this.#instantiate();
    this.#build._initialize();
    if (this.#build.qjs_init() !== 0) throw new Error('the interpreter could not be set up');
    this.#build.qjs_set_max_stack_size(options.stackBytes);
    this.#build.qjs_set_interrupt_handler(1);
    this.#build.qjs_set_module_loader(1);
    this.#slot = this.#build.wasm_malloc(WORD_BYTES);
  }

  begin(script: string, fileName: string, settingsText: string): void {
    const sender = this.#withText('send', (at, bytes) => this.#build.qjs_new_host_function(at, bytes, 0));
    const withSend = this.#apply(this.#evaluate(script, fileName), sender);
    this.#receiver = this.#apply(withSend, this.#text(settingsText));
  }

  deliver(text: string): void {
    const argument = this.#text(text);
    this.#build.qjs_free_value(this.#apply(this.#receiver, argument));
    this.#build.qjs_free_value(argument);
    this.#runJobs();
  }

  takePicture(): void {
    const { memory, __stack_pointer } = this.#build;
    const spare = this.#freeRange();
    const ranges = [
      // Below the stack pointer nothing is alive: no guest code is running.
      { from: __stack_pointer.value, to: spare.from },
      { from: spare.to, to: memory.buffer.byteLength },
    ];
    this.#picture = copyRanges(memory, ranges);
    this.#pictureBytes = memory.buffer.byteLength;
  }

  restore(isLost: boolean): void {
    if (!this.#picture) throw new Error('take a picture before restoring it');
    if (isLost || this.#build.memory.buffer.byteLength !== this.#pictureBytes) this.#renew();
    writeBack(this.#picture, new Uint8Array(this.#build.memory.buffer));
  }

  #renew(): void {
    this.#droppedBytes += this.#build.memory.buffer.byteLength;
    this.#build = this.#instantiate();
    const { memory } = this.#build;
    memory.grow((this.#pictureBytes - memory.buffer.byteLength) / PAGE_BYTES);
    if (this.#droppedBytes < MOST_DROPPED_BYTES) return;
    this.#collect?.();
    this.#droppedBytes = 0;
  }

  /** A large piece of memory that nothing uses. */
  #freeRange(): Range {
    const at = this.#build.wasm_malloc(SPARE_BYTES);
    this.#build.wasm_free(at);
    return { from: at + SPARE_ENDS, to: at + SPARE_BYTES - SPARE_ENDS };
  }

  #evaluate(script: string, fileName: string): Cell {
    const { qjs_eval } = this.#build;
    return this.#withText(fileName, (name) =>
      this.#withText(script, (at, bytes) => this.#checked(qjs_eval(at, bytes, name, AS_SCRIPT))),
    );
  }

  #apply(fn: Cell, argument: Cell): Cell {
    const { memory, qjs_call, qjs_get_undefined, qjs_free_value } = this.#build;
    new DataView(memory.buffer).setUint32(this.#slot, argument, true);
    const self = qjs_get_undefined();
    const value = this.#checked(qjs_call(fn, self, 1, this.#slot));
    qjs_free_value(self);
    return value;
  }

  #runJobs(): void {
    while (this.#build.qjs_is_job_pending() !== 0) {
      // What a job throws concerns nobody: the prelude listens to every promise of its own.
      if (this.#build.qjs_execute_pending_job() < 0) {
        this.#build.qjs_free_value(this.#build.qjs_get_exception());
      }
    }
  }

  /** An exception is not read, as reading an error can run code of the guest. */
  #checked(value: Cell): Cell {
    if (this.#build.qjs_is_exception(value) !== 0) throw gaveUp();
    return value;
  }

  #instantiate(): Build {
    const memory = () => this.#build.memory;
    const instance = new WebAssembly.Instance(this.#wasm, {
      env: this.#hostCalls(),
      wasi_snapshot_preview1: wasiCalls(memory, this.#options),
    });
    return instance.exports as unknown as Build;
  }

  #hostCalls(): WebAssembly.ModuleImports {
    const { poll, receive, resolve, source } = this.#options;
    return {
      host_interrupt: () => {
        poll();
        return 0;
      },
      host_call: (_name: number, _bytes: number, _self: Cell, _count: number, args: number) => {
        receive(this.#readText(new DataView(this.#build.memory.buffer).getUint32(args, true)));
        return this.#build.qjs_get_undefined();
      },
      host_module_normalize: (from: number, request: number) =>
        this.#newText(resolve(this.#readChars(from), this.#readChars(request))).at,
      host_module_load: (name: number, length: number) => {
        const { at, bytes } = this.#newText(source(this.#readChars(name)));
        new DataView(this.#build.memory.buffer).setUint32(length, bytes, true);
        return at;
      },
      host_promise_rejection: () => undefined,
      host_get_timezone_offset: () => 0,
    };
  }

  /** A string inside the guest. */
  #text(text: string): Cell {
    return this.#withText(text, (at, bytes) => this.#build.qjs_new_string(at, bytes));
  }

  #withText<T>(text: string, use: (at: number, bytes: number) => T): T {
    const { at, bytes } = this.#newText(text);
    const result = use(at, bytes);
    this.#build.wasm_free(at);
    return result;
  }

  /** Copies a text into the guest's memory, zero-terminated. */
  #newText(text: string): { at: number; bytes: number } {
    const utf8 = encoder.encode(text);
    const at = this.#build.wasm_malloc(utf8.byteLength + 1);
    const heap = new Uint8Array(this.#build.memory.buffer);
    heap.set(utf8, at);
    heap[at + utf8.byteLength] = 0;
    return { at, bytes: utf8.byteLength };
  }

  #readText(value: Cell): string {
    const { memory, qjs_get_string_len, qjs_free_cstring } = this.#build;
    const chars = qjs_get_string_len(value, this.#slot);
    const length = new DataView(memory.buffer).getUint32(this.#slot, true);
    const text = decoder.decode(new Uint8Array(memory.buffer, chars, length));
    qjs_free_cstring(chars);
    return text;
  }

  #readChars(at: number): string {
    const heap = new Uint8Array(this.#build.memory.buffer);
    return decoder.decode(heap.subarray(at, heap.indexOf(0, at)));
  }
}
