import type { TrialLimits } from '#domain/limits';
import type { ToGuest } from '#domain/step';
import type { Box, Opened, Program, StepAnswer, Surface } from './box.ts';
import { Fuel } from './fuel.ts';
import { type Stop, stopFor } from './halt.ts';
import { importProblem, resolveImport } from './imports.ts';
import type { CreateInterpreter, Interpreter, InterpreterOptions } from './interpreter.ts';
import { Opening } from './opening.ts';
import { Outbox } from './outbox.ts';
import { BEGIN_MODULE, PRELUDE, PRELUDE_FILE, type PreludeSettings, ROOT_MODULE } from './prelude/prelude.ts';

/** UTF-16 units of one operation's arguments or one log record. */
const MESSAGE_CHARS = 1 << 20;
/** What the clock shows while the modules are evaluated: no trial has a time yet. */
const OPENING_MS = Date.UTC(2026, 0, 1);

/** A program in a QuickJS instance of its own. */
export class QuickJsBox implements Box {
  readonly #program: Program;
  readonly #limits: TrialLimits;
  #interpreter: Interpreter | undefined;
  #receiver: { receive(text: string): void };
  #outbox: Outbox;
  #nowMs = OPENING_MS;
  #fuel: Fuel;
  #isLost = false;
  #stop: Stop | undefined;

  private constructor(program: Program, limits: TrialLimits) {
    this.#program = program;
    this.#limits = limits;
    this.#fuel = new Fuel(limits.fuel);
    this.#outbox = new Outbox(program, limits, this.#fuel);
    this.#receiver = this.#outbox;
  }

  /** Evaluates prelude and program, and takes the picture that every trial starts from. */
  static async open(
    createInterpreter: CreateInterpreter,
    program: Program,
    surface: Surface,
    limits: TrialLimits,
  ): Promise<Opened> {
    const box = new QuickJsBox(program, limits);
    const opening = new Opening(program);
    box.#receiver = opening;
    try {
      const interpreter = await createInterpreter(box.#options());
      interpreter.begin(PRELUDE, PRELUDE_FILE, JSON.stringify(box.#settings(surface)));
      interpreter.deliver(JSON.stringify({ t: 'load' }));
      box.#interpreter = interpreter;
    } catch (error) {
      return opening.failed(stopFor(error));
    }
    if (!opening.isReady) return opening.notReady();
    box.#live().takePicture();
    return { ok: true, box };
  }

  begin(): void {
    this.#live().restore(this.#isLost);
    this.#isLost = false;
    this.#stop = undefined;
    this.#fuel = new Fuel(this.#limits.fuel);
    this.#outbox = new Outbox(this.#program, this.#limits, this.#fuel);
    this.#receiver = this.#outbox;
  }

  step(message: ToGuest): StepAnswer {
    if (this.#stop) return { kind: 'stopped', ...this.#stop };
    this.#nowMs = message.t === 'start' ? message.epochMs : message.nowMs;
    try {
      const text = JSON.stringify(message);
      this.#fuel.carry(text.length);
      this.#live().deliver(text);
      return { kind: 'message', message: this.#outbox.collect() };
    } catch (error) {
      this.#isLost = true;
      this.#stop = stopFor(error);
      return { kind: 'stopped', ...this.#stop, sent: this.#outbox.collect() };
    }
  }

  fuel(): number {
    return this.#fuel.units;
  }

  close(): void {
    this.#interpreter = undefined;
  }

  #live(): Interpreter {
    if (this.#interpreter === undefined) throw new Error('this box is closed; open another one');
    return this.#interpreter;
  }

  #settings({ tools }: Surface): PreludeSettings {
    const { depth, resultBytes } = this.#limits;
    return { tools, depth, resultChars: resultBytes, messageChars: MESSAGE_CHARS };
  }

  #options(): InterpreterOptions {
    const { memoryBytes, stackBytes } = this.#limits;
    return {
      memoryBytes,
      stackBytes,
      nowMs: () => this.#nowMs,
      poll: () => this.#fuel.poll(),
      receive: (text) => this.#receiver.receive(text),
      resolve: (from, request) => resolveModule(this.#program, from, request),
      source: (name) => moduleSource(this.#program, name),
    };
  }
}

const REFUSED = 'holdfast:refused:';
/** Modules that are not the program's, and the only one that may import each. */
const OWN_MODULES = new Map([
  [ROOT_MODULE, PRELUDE_FILE],
  [BEGIN_MODULE, ROOT_MODULE],
]);

function resolveModule(program: Program, from: string, request: string): string {
  if (OWN_MODULES.get(request) === from) return request;
  const resolution = resolveImport(from, request, program.modules);
  return resolution.kind === 'found' ? resolution.path : `${REFUSED}${importProblem(request, resolution)}`;
}

/** Source by resolved name. A refused import becomes a module that throws, so that the program gets a proper error. */
function moduleSource(program: Program, name: string): string {
  if (name === BEGIN_MODULE) return 'holdfastBegin();';
  if (name === ROOT_MODULE) {
    return `import '${BEGIN_MODULE}'; import * as program from ${JSON.stringify(`./${program.entry}`)}; export { program };`;
  }
  if (name.startsWith(REFUSED)) return `throw new TypeError(${JSON.stringify(name.slice(REFUSED.length))});`;
  const module = program.modules.get(name);
  if (!module) throw new Error(`no module is named ${name}`);
  return module.code;
}
