import { type Context, createContext, Script } from 'node:vm';
import { transform } from 'sucrase';
import type { TrialLimits } from '#domain/limits';
import type { SourceFile } from '#domain/program';
import type { ToGuest } from '#domain/step';
import type { Box, Program, StepAnswer, Surface } from '#sandbox/box';
import { Fuel } from '#sandbox/fuel';
import { stopFor } from '#sandbox/halt';
import { resolveImport } from '#sandbox/imports';
import { Outbox } from '#sandbox/outbox';
import { PRELUDE, type PreludeSettings, ROOT_MODULE } from '#sandbox/prelude/prelude';

const MESSAGE_CHARS = 1 << 20;

/**
 * What people take for a sandbox: `node:vm` with a fresh context per trial. The same prelude, the same messages and
 * the same checks as in a real box; scripts are compiled once. It isolates nothing, and it limits nothing.
 */
export class VmBox implements Box {
  readonly #program: Program;
  readonly #limits: TrialLimits;
  readonly #prelude = new Script(`(${PRELUDE.replace(`import('${ROOT_MODULE}')`, 'loadRoot()')})`);
  readonly #modules: Script;
  readonly #clock = new Script('Date.now = () => nowMs;');
  readonly #deliver = new Script('deliver(text)');
  readonly #settings: string;
  #outbox: Outbox;
  #context: Context | undefined;

  constructor(files: readonly SourceFile[], program: Program, { tools }: Surface, limits: TrialLimits) {
    this.#program = program;
    this.#limits = limits;
    this.#outbox = new Outbox(program, limits, new Fuel(limits.fuel));
    this.#modules = new Script(bundle(files, program));
    const settings: PreludeSettings = {
      tools,
      depth: limits.depth,
      resultChars: limits.resultBytes,
      messageChars: MESSAGE_CHARS,
    };
    this.#settings = JSON.stringify(settings);
  }

  begin(): void {
    // Its own queue of jobs, emptied after each script: the host stays synchronous, as with an interpreter.
    const context = createContext({}, { microtaskMode: 'afterEvaluate' });
    let isLoaded = false;
    const send = (text: string) => {
      if (isLoaded) this.#outbox.receive(text);
    };
    this.#clock.runInContext(context);
    context['loadRoot'] = this.#modules.runInContext(context);
    context['deliver'] = this.#prelude.runInContext(context)(send)(this.#settings);
    this.#context = context;
    this.#run(JSON.stringify({ t: 'load' }));
    isLoaded = true;
    this.#outbox = new Outbox(this.#program, this.#limits, new Fuel(this.#limits.fuel));
  }

  step(message: ToGuest): StepAnswer {
    if (this.#context) this.#context['nowMs'] = message.t === 'start' ? message.epochMs : message.nowMs;
    try {
      this.#run(JSON.stringify(message));
      return { kind: 'message', message: this.#outbox.collect() };
    } catch (error) {
      return { kind: 'stopped', ...stopFor(error), sent: this.#outbox.collect() };
    }
  }

  fuel(): number {
    return 0;
  }

  close(): void {
    this.#context = undefined;
  }

  #run(text: string): void {
    if (!this.#context) throw new Error('begin a trial first');
    this.#context['text'] = text;
    this.#deliver.runInContext(this.#context);
  }
}

/** The program's modules as one script whose value is a function that loads the entry. */
function bundle(files: readonly SourceFile[], program: Program): string {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const modules = [...program.modules.keys()].map((path) => {
    const { code } = transform(texts.get(path) ?? '', {
      transforms: ['typescript', 'imports'],
      filePath: path,
    });
    return `${JSON.stringify(path)}: (exports, require) => { ${code}\n}`;
  });
  const names = Object.fromEntries(
    [...program.modules.keys()].map((from) => [from, resolutionsOf(texts.get(from) ?? '', from, texts)]),
  );
  return `(() => { const modules = { ${modules.join(',\n')} }, names = ${JSON.stringify(names)}, loaded = {};
    const load = (path) => {
      if (loaded[path]) return loaded[path];
      const exports = loaded[path] = {};
      modules[path](exports, (request) => load(names[path][request]));
      return exports;
    };
    return async () => ({ program: load(${JSON.stringify(program.entry)}) });
  })()`;
}

function resolutionsOf(
  text: string,
  from: string,
  paths: ReadonlyMap<string, string>,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, request = ''] of text.matchAll(/from\s+['"]([^'"]+)['"]/g)) {
    const resolution = resolveImport(from, request, paths);
    if (resolution.kind === 'found') found[request] = resolution.path;
  }
  return found;
}
