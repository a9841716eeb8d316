import load from '@jitl/quickjs-wasmfile-release-sync/emscripten-module';
import { QuickJSFFI } from '@jitl/quickjs-wasmfile-release-sync/ffi';
import type {
  EmscriptenModuleCallbacks,
  EvalDetectModule,
  EvalFlags,
  HostRefId,
  IntrinsicsFlags,
  JSContextPointer,
  JSContextPointerPointer,
  JSRuntimePointer,
  JSValueConstPointer,
  JSValueConstPointerPointer,
  JSValuePointer,
  OwnedHeapCharPointer,
  QuickJSEmscriptenModule,
} from 'quickjs-emscripten-core';
import { type Picture, takePicture, writeBack } from './picture.ts';
import { type System, systemCalls } from './system.ts';

export interface InterpreterOptions extends System {
  /** The compiled WebAssembly file of the release-sync build. */
  wasm: WebAssembly.Module;
  stackBytes: number;
  /** Called at every 10,000th loop edge or call of the guest. May throw a Halt. */
  poll(): void;
  /** What the guest sends: the only way out of it. May throw a Halt. */
  receive(text: string): void;
  /** The name of the module that `request` means in module `from`. */
  resolve(from: string, request: string): string;
  /** The source of a resolved module. */
  source(name: string): string;
}

/** A value inside the guest: an address that means something to its own interpreter only. */
export type GuestValue = JSValuePointer;

const PAGE_BYTES = 65_536;
const INITIAL_PAGES = 256;
const ALL_INTRINSICS = 0 as IntrinsicsFlags;
const SEND = 1 as HostRefId;
/** A script, and never mind what it looks like. */
const AS_SCRIPT = 0 as EvalDetectModule & EvalFlags;
const UNDEFINED = 0 as JSValuePointer;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * One QuickJS in its own WebAssembly memory, spoken to in text only. No value of the guest is ever read as an object
 * on this side, so no getter, proxy or prototype of the guest can run code in ours.
 *
 * Every method that runs guest code may throw: a Halt from `poll` or `receive`, or what WebAssembly throws when the
 * guest overruns the stack. After any of these `restore` must be told that the instance is lost.
 */
export class Interpreter {
  readonly #glue: QuickJSEmscriptenModule;
  readonly #memory: WebAssembly.Memory;
  readonly #renewInstance: () => void;
  readonly #runtime: JSRuntimePointer;
  readonly #context: JSContextPointer;
  /** Room for one argument, and for the context of the last job. */
  readonly #slot: number;
  #ffi: QuickJSFFI;
  #picture: Picture | undefined;

  private constructor(
    glue: QuickJSEmscriptenModule,
    memory: WebAssembly.Memory,
    renewInstance: () => void,
    options: InterpreterOptions,
  ) {
    this.#glue = glue;
    this.#memory = memory;
    this.#renewInstance = renewInstance;
    this.#ffi = new QuickJSFFI(glue);
    glue.callbacks = this.#callbacks(options);
    this.#runtime = this.#ffi.QTS_NewRuntime();
    this.#ffi.QTS_RuntimeSetMaxStackSize(this.#runtime, options.stackBytes);
    this.#ffi.QTS_RuntimeEnableInterruptHandler(this.#runtime);
    this.#ffi.QTS_RuntimeEnableModuleLoader(this.#runtime, 1);
    this.#context = this.#ffi.QTS_NewContext(this.#runtime, ALL_INTRINSICS);
    this.#slot = glue._malloc(Int32Array.BYTES_PER_ELEMENT);
  }

  static async create(options: InterpreterOptions): Promise<Interpreter> {
    const memory = new WebAssembly.Memory({
      initial: INITIAL_PAGES,
      maximum: Math.max(INITIAL_PAGES, Math.floor(options.memoryBytes / PAGE_BYTES)),
    });
    let renew: (() => void) | undefined;
    const glue = await load({
      wasmMemory: memory,
      instantiateWasm: (imports, receive) => {
        const { a = {} } = imports;
        const own = { a: systemCalls(a, memory, options) };
        renew = () => receive(new WebAssembly.Instance(options.wasm, own));
        renew();
        return {};
      },
    });
    if (!renew) throw new Error('the QuickJS build did not ask for its WebAssembly instance');
    return new Interpreter(glue, memory, renew, options);
  }

  /** Evaluates a script and gives its value. */
  evaluate(script: string, fileName: string): GuestValue {
    const source = this.#newText(script);
    const length = encoder.encode(script).byteLength;
    const value = this.#ffi.QTS_Eval(this.#context, source, length, fileName, AS_SCRIPT, AS_SCRIPT);
    this.#glue._free(source);
    return this.#checked(value);
  }

  /** A function of the guest's that hands a text to `receive`. */
  sender(): GuestValue {
    return this.#ffi.QTS_NewFunction(this.#context, 'send', 1, false, SEND);
  }

  /** A string inside the guest. */
  text(text: string): GuestValue {
    const chars = this.#newText(text);
    const value = this.#ffi.QTS_NewString(this.#context, chars);
    this.#glue._free(chars);
    return value;
  }

  /** Calls a function with one text, then runs every job that is waiting. */
  call(fn: GuestValue, text: string): void {
    const argument = this.text(text);
    this.#free(this.apply(fn, argument));
    this.#free(argument);
    this.#runJobs();
  }

  /** Calls a function with one value of the guest's. */
  apply(fn: GuestValue, argument: GuestValue): GuestValue {
    const args = this.#slot as JSValueConstPointerPointer;
    new Int32Array(this.#memory.buffer)[this.#slot >> 2] = argument;
    return this.#checked(this.#ffi.QTS_Call(this.#context, fn, this.#ffi.QTS_GetUndefined(), 1, args));
  }

  /** Remembers the memory as it is now. No guest code may be running. */
  takePicture(): void {
    this.#picture = takePicture(this.#memory);
  }

  /**
   * Puts the memory back to the picture. When the instance was lost it is replaced first, and nothing of the old
   * memory is kept.
   */
  restore(isLost: boolean): void {
    if (!this.#picture) throw new Error('take a picture before restoring it');
    if (isLost) {
      this.#renewInstance();
      this.#ffi = new QuickJSFFI(this.#glue);
      this.#glue.HEAPU8.fill(0);
    }
    writeBack(this.#picture, this.#glue.HEAPU8);
  }

  #runJobs(): void {
    do {
      const last = this.#slot as JSContextPointerPointer;
      this.#free(this.#ffi.QTS_ExecutePendingJob(this.#runtime, -1, last));
    } while (this.#ffi.QTS_IsJobPending(this.#runtime) !== 0);
  }

  /**
   * The guest's own exceptions are handled inside it; one that gets this far is the interpreter giving up. It is not
   * read, as reading an error can run code of the guest.
   */
  #checked(value: JSValuePointer): JSValuePointer {
    const error = this.#ffi.QTS_ResolveException(this.#context, value);
    if (error !== 0) throw new WebAssembly.RuntimeError('an exception left the guest');
    return value;
  }

  #callbacks(options: InterpreterOptions): EmscriptenModuleCallbacks {
    return {
      callFunction: (_asyncify, _context, _self, _count, args) => {
        const text = this.#readText(this.#ffi.QTS_ArgvGetJSValueConstPointer(args, 0));
        options.receive(text);
        return UNDEFINED;
      },
      shouldInterrupt: () => {
        options.poll();
        return 0;
      },
      normalizeModule: (_asyncify, _runtime, _context, from, request) =>
        this.#newText(options.resolve(from, request)),
      loadModuleSource: (_asyncify, _runtime, _context, name) => this.#newText(options.source(name)),
      freeHostRef: () => undefined,
    };
  }

  #free(value: JSValuePointer): void {
    this.#ffi.QTS_FreeValuePointer(this.#context, value);
  }

  /** Copies a text into the guest's memory, zero-terminated. */
  #newText(text: string): OwnedHeapCharPointer {
    const bytes = encoder.encode(text);
    const at = this.#glue._malloc(bytes.byteLength + 1);
    this.#glue.HEAPU8.set(bytes, at);
    this.#glue.HEAPU8[at + bytes.byteLength] = 0;
    return at as OwnedHeapCharPointer;
  }

  #readText(value: JSValueConstPointer): string {
    const chars = this.#ffi.QTS_GetString(this.#context, value);
    const heap = this.#glue.HEAPU8;
    const text = decoder.decode(heap.subarray(chars, heap.indexOf(0, chars)));
    this.#ffi.QTS_FreeCString(this.#context, chars);
    return text;
  }
}
