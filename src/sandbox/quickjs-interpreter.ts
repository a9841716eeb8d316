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
import { gaveUp, type Interpreter, type InterpreterOptions } from './interpreter.ts';
import { type Picture, takePicture, wipe, writeBack } from './picture.ts';
import { systemCalls } from './quickjs-system.ts';

const PAGE_BYTES = 65_536;
const INITIAL_PAGES = 256;
const ALL_INTRINSICS = 0 as IntrinsicsFlags;
const SEND = 1 as HostRefId;
/** A script, and never mind what it looks like. */
const AS_SCRIPT = 0 as EvalDetectModule & EvalFlags;
const UNDEFINED = 0 as JSValuePointer;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** QuickJS as built by `quickjs-emscripten`, release-sync: its memory is made outside, so its maximum is ours. */
export class QuickJsInterpreter implements Interpreter {
  readonly #glue: QuickJSEmscriptenModule;
  readonly #memory: WebAssembly.Memory;
  readonly #renewInstance: () => void;
  readonly #runtime: JSRuntimePointer;
  readonly #context: JSContextPointer;
  /** Room for one argument, and for the context of the last job. */
  readonly #slot: number;
  #ffi: QuickJSFFI;
  #receiver: JSValuePointer = UNDEFINED;
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

  /** `wasm` is the compiled WebAssembly file of the build. */
  static async create(wasm: WebAssembly.Module, options: InterpreterOptions): Promise<Interpreter> {
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
        renew = () => receive(new WebAssembly.Instance(wasm, own));
        renew();
        return {};
      },
    });
    if (!renew) throw new Error('the QuickJS build did not ask for its WebAssembly instance');
    return new QuickJsInterpreter(glue, memory, renew, options);
  }

  begin(script: string, fileName: string, settingsText: string): void {
    const sender = this.#ffi.QTS_NewFunction(this.#context, 'send', 1, false, SEND);
    const withSend = this.#apply(this.#evaluate(script, fileName), sender);
    this.#receiver = this.#apply(withSend, this.#text(settingsText));
  }

  deliver(text: string): void {
    const argument = this.#text(text);
    this.#free(this.#apply(this.#receiver, argument));
    this.#free(argument);
    this.#runJobs();
  }

  takePicture(): void {
    this.#picture = takePicture(this.#memory);
  }

  restore(isLost: boolean): void {
    if (!this.#picture) throw new Error('take a picture before restoring it');
    if (isLost) {
      this.#renewInstance();
      this.#ffi = new QuickJSFFI(this.#glue);
      wipe(this.#memory);
    }
    writeBack(this.#picture, this.#glue.HEAPU8);
  }

  #evaluate(script: string, fileName: string): JSValuePointer {
    const source = this.#newText(script);
    const length = encoder.encode(script).byteLength;
    const value = this.#ffi.QTS_Eval(this.#context, source, length, fileName, AS_SCRIPT, AS_SCRIPT);
    this.#glue._free(source);
    return this.#checked(value);
  }

  #apply(fn: JSValuePointer, argument: JSValuePointer): JSValuePointer {
    const args = this.#slot as JSValueConstPointerPointer;
    new Int32Array(this.#memory.buffer)[this.#slot >> 2] = argument;
    return this.#checked(this.#ffi.QTS_Call(this.#context, fn, this.#ffi.QTS_GetUndefined(), 1, args));
  }

  /** A string inside the guest. */
  #text(text: string): JSValuePointer {
    const chars = this.#newText(text);
    const value = this.#ffi.QTS_NewString(this.#context, chars);
    this.#glue._free(chars);
    return value;
  }

  #runJobs(): void {
    do {
      const last = this.#slot as JSContextPointerPointer;
      this.#free(this.#ffi.QTS_ExecutePendingJob(this.#runtime, -1, last));
    } while (this.#ffi.QTS_IsJobPending(this.#runtime) !== 0);
  }

  /** An exception is not read, as reading an error can run code of the guest. */
  #checked(value: JSValuePointer): JSValuePointer {
    const error = this.#ffi.QTS_ResolveException(this.#context, value);
    if (error !== 0) throw gaveUp();
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
