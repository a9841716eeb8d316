import { isObject, type Json, type JsonObject } from '#domain/json';
import { type Attempt, type Fault, modelFault } from '../fault.ts';
import type { Competence } from '../scene.ts';
import { nearMiss } from './evidence.ts';
import { project } from './project.ts';
import type { ChatRequest, OfferedTool } from './request.ts';

/** A call that the model means to make. */
export interface ToolIntent {
  name: string;
  arguments: JsonObject;
}

/** A call of an earlier turn with what came back: JSON where the message holds JSON, its text otherwise. */
export interface ToolResult extends ToolIntent {
  value: Json;
}

/** A call as it goes over the wire: `arguments` is text, and by fault or slip not always JSON. */
export interface WrittenCall {
  name: string;
  arguments: string;
}

/** Tools that a request lets the model call; none when it says so. */
export function callable(request: ChatRequest): OfferedTool[] {
  const tools = request.tools ?? [];
  const choice = request.tool_choice ?? 'auto';
  if (choice === 'none') return [];
  if (typeof choice === 'string') return tools;
  return tools.filter((t) => t.function.name === choice.function.name);
}

/** Whether the request leaves the model no choice but to call a tool. */
export function mustCall({ tool_choice: choice }: ChatRequest): boolean {
  return choice === 'required' || typeof choice === 'object';
}

/**
 * The calls an answer makes: those it means to make, of tools that it may call; where it must call and means
 * none, the first tool, filled with what it knows.
 */
export function chosenCalls(
  intents: readonly ToolIntent[],
  fields: JsonObject,
  request: ChatRequest,
): ToolIntent[] {
  const offered = callable(request);
  const named = intents.filter((i) => offered.some((t) => t.function.name === i.name));
  const [first] = offered;
  const chosen =
    named.length === 0 && first && mustCall(request)
      ? [{ name: first.function.name, arguments: fields }]
      : named;
  return request.parallel_tool_calls === false ? chosen.slice(0, 1) : chosen;
}

/** Calls as text, with what faults and slips do to them. */
export function writeCalls(
  calls: readonly ToolIntent[],
  request: ChatRequest,
  rules: { faults: readonly Fault[]; attempt: Attempt; competence: Competence; draw(name: string): number },
): { calls: WrittenCall[]; noise: string | undefined } {
  const how = modelFault(rules.faults, 'tool-call', rules.attempt)?.how;
  const tools = callable(request);
  let noise: string | undefined;
  const written = calls.map((call, index): WrittenCall => {
    const tool = tools.find((t) => t.function.name === call.name);
    const slips =
      tool?.function.strict !== true && rules.draw(`arguments:${index}`) < rules.competence.brokenArguments;
    const trouble = how ?? (slips ? 'invalid-json' : undefined);
    if (trouble) noise = NOISE[trouble];
    return writeCall(call, tool, trouble);
  });
  return { calls: written, noise };
}

const NOISE = {
  'invalid-json': 'tool arguments that are no JSON',
  'wrong-arguments': 'wrong tool arguments',
  'unknown-tool': 'a tool that was not offered',
} as const;

function writeCall(
  call: ToolIntent,
  tool: OfferedTool | undefined,
  trouble: keyof typeof NOISE | undefined,
): WrittenCall {
  const parameters = tool?.function.parameters as JsonObject | undefined;
  const fitting = parameters ? (project(call.arguments, parameters) as JsonObject) : call.arguments;
  const values = trouble === 'wrong-arguments' ? withAnotherValue(fitting) : fitting;
  const text = JSON.stringify(values);
  return {
    name: trouble === 'unknown-tool' ? `${call.name}_now` : call.name,
    arguments: trouble === 'invalid-json' ? `${text.slice(0, -1)},` : text,
  };
}

/** The first number or text becomes another one of its form. */
function withAnotherValue(values: JsonObject): JsonObject {
  const [key] = Object.entries(values).find(([, v]) => typeof v === 'number' || typeof v === 'string') ?? [];
  if (key === undefined) return values;
  const value = values[key];
  return { ...values, [key]: typeof value === 'number' ? value * 10 : nearMiss(String(value)) };
}

/** Calls of earlier turns with their results, in order. */
export function resultsIn({ messages }: ChatRequest): ToolResult[] {
  const calls = messages.flatMap((m) => (m.role === 'assistant' ? (m.tool_calls ?? []) : []));
  return messages.flatMap((message) => {
    if (message.role !== 'tool') return [];
    const call = calls.findLast((c) => c.id === message.tool_call_id);
    if (!call) return [];
    const args = parsed(call.function.arguments);
    const value = parsed(message.content ?? '');
    return [{ name: call.function.name, arguments: isObject(args) ? args : {}, value }];
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
