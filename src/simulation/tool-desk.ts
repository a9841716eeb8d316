import { canonicalJson, type Json, type JsonObject } from '#domain/json';
import type { Effect, TraceEntry } from '#domain/trial';
import type { Circumstances } from './circumstances.ts';
import { hits, type ToolFault } from './fault.ts';
import { type Answer, type Line, optionsOf, spread, timeoutOf } from './line.ts';
import { draw } from './random.ts';
import { recognise, words } from './recognise.ts';
import { type Tool, type ToolAnswer, ToolState, type ToolView } from './tool.ts';
import { toolError } from './wire/errors.ts';

interface Call {
  name: string;
  tool: Tool;
  args: JsonObject;
}

const ERROR_MS = 90;

/** Answers `tool.*`: what a tool does is done when it is called, whether or not its answer ever arrives. */
export class ToolDesk {
  readonly #circumstances: Circumstances;
  readonly #line: Line;
  readonly #effects: Effect[];
  readonly #state = new ToolState();
  readonly #attempts = new Map<string, number>();
  /** First answers under their idempotency keys, with what was asked. */
  readonly #kept = new Map<string, { asked: string; answer: ToolAnswer }>();

  constructor(circumstances: Circumstances, line: Line, effects: Effect[]) {
    this.#circumstances = circumstances;
    this.#line = line;
    this.#effects = effects;
  }

  call(name: string, args: JsonObject, entry: TraceEntry): void {
    const { scene, key } = this.#circumstances;
    const tool = Object.hasOwn(scene.tools, name) ? scene.tools[name] : undefined;
    if (!tool) {
      this.#line.answer(0, entry, { ok: false, error: toolError(`There is no tool ${name}.`, 404) });
      return;
    }
    const call = { name, tool, args };
    const attempt = (this.#attempts.get(name) ?? 0) + 1;
    this.#attempts.set(name, attempt);
    const fault = this.#faultOf(name, attempt);
    if (fault) entry.fault = faultWords(fault);
    const { answer, atMs } = this.#answerOf(call, fault);
    const usual = Math.round(tool.latencyMs * spread(key, `tool:${name}`, attempt));
    const base = atMs === undefined ? usual : Math.max(0, atMs - this.#line.clock.nowMs);
    this.#line.answer(delayOf(base, fault), entry, answer, timeoutOf(args));
  }

  /** `atMs`: when it answers, where the tool itself says so. */
  #answerOf(call: Call, fault: ToolFault | undefined): { answer: Answer; atMs?: number | undefined } {
    const isLost = fault?.kind === 'error' || fault?.kind === 'hang';
    if (isLost && !fault.commits) return { answer: lostAnswer(call.name, fault) };
    const done = this.#perform(call);
    if (fault?.kind === 'duplicate') this.#perform(call);
    if (isLost) return { answer: lostAnswer(call.name, fault) };
    if ('refusal' in done) {
      const { message, status, code } = done.refusal;
      return { answer: { ok: false, error: toolError(message, status, code) } };
    }
    const { atMs, ...given } = done;
    if (fault?.kind === 'empty') return { answer: { ok: true, value: [] }, atMs };
    return { answer: { ok: true, ...given }, atMs };
  }

  /** Does the work once per idempotency key; a repeat with other arguments is refused. */
  #perform({ name, tool, args }: Call): ToolAnswer {
    const { idempotencyKey } = optionsOf(args);
    const slot = tool.writes && typeof idempotencyKey === 'string' ? `${name}:${idempotencyKey}` : undefined;
    const kept = slot === undefined ? undefined : this.#kept.get(slot);
    const asked = slot === undefined ? '' : canonicalJson(args['args'] ?? null);
    if (kept && kept.asked !== asked) return otherArguments(name);
    if (kept) return kept.answer;
    const answer = tool.answer(args['args'] ?? null, this.#viewFor(name));
    if (!('refusal' in answer) || !tool.writes)
      this.#effects.push({ op: `tool.${name}`, args, atMs: this.#line.clock.nowMs });
    if (slot !== undefined && !('refusal' in answer)) this.#kept.set(slot, { asked, answer });
    return answer;
  }

  #faultOf(name: string, number: number): ToolFault | undefined {
    const attempt = { number, nowMs: this.#line.clock.nowMs };
    const found = this.#circumstances.faults.find(
      (f) => f.on === 'tool' && f.tool === name && hits(f, attempt),
    );
    return found as ToolFault | undefined;
  }

  #viewFor(name: string): ToolView {
    const { scene, key } = this.#circumstances;
    return {
      documents: scene.documents,
      nowMs: this.#line.clock.nowMs,
      state: this.#state,
      asksIn: (text) => recognise(scene.segments, words(text)).flatMap((s) => s.asks),
      draw: (what) => draw(key, `tool:${name}:${what}`),
    };
  }
}

function delayOf(base: number, fault: ToolFault | undefined): number {
  if (fault?.kind === 'hang') return Number.POSITIVE_INFINITY;
  if (fault?.kind === 'error') return ERROR_MS;
  return fault?.kind === 'slow' ? base + fault.ms : base;
}

/** What comes back where no answer of the tool does: an error, or nothing until the time-out. */
function lostAnswer(name: string, fault: Extract<ToolFault, { kind: 'error' | 'hang' }>): Answer {
  const never: Json = null;
  if (fault.kind === 'hang') return { ok: true, value: never };
  return { ok: false, error: toolError(`${name} answered ${fault.status}.`, fault.status) };
}

function otherArguments(name: string): ToolAnswer {
  const message = `${name}: this idempotency key was used with other arguments.`;
  return { refusal: { status: 409, code: 'idempotency_key_reused', message } };
}

/** In the trace: the status of an error, otherwise the kind; and whether the work was done all the same. */
function faultWords(fault: ToolFault): string {
  const what = fault.kind === 'error' ? String(fault.status) : fault.kind;
  return 'commits' in fault && fault.commits ? `${what}, after committing` : what;
}
