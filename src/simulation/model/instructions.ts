import type { JsonObject } from '#domain/json';
import { occursIn, words } from '../recognise.ts';
import type { Competence } from '../scene.ts';
import type { ChatMessage } from './request.ts';
import type { ToolIntent } from './tool-calls.ts';

/** An instruction in the data: part of a mail, an article, a tool's result. */
export interface Instruction {
  id: string;
  /** As the data holds it; found as segments are, so trimming and quoting do not hide it. */
  text: string;
  /** What following it does to the answer: fields laid over the model's own, calls put before its own. */
  makes: { fields?: JsonObject; calls?: readonly ToolIntent[] };
}

/** Where a message holds an instruction, as far as the model's compliance goes. */
export type Placement = 'system' | 'bare' | 'marked';

/**
 * What marks a stretch of a user's message as data: a pair of tags, a code fence, triple quotes.
 * Published on the model card, so that who uses it knows what it buys: less, never nothing.
 */
const MARKED = [/```[\s\S]*?```/g, /"""[\s\S]*?"""/g, /<([a-z][\w-]*)\b[^<>]*>[\s\S]*?<\/\1>/gi] as const;

/** Every placement in which the messages hold a text; empty when none does. */
export function placementsOf(text: string, messages: readonly ChatMessage[]): Placement[] {
  return messages.flatMap((message) => {
    const content = message.content ?? '';
    return occursIn(text, words(content)) ? [placementIn(message.role, text, content)] : [];
  });
}

function placementIn(role: ChatMessage['role'], text: string, content: string): Placement {
  if (role === 'system' || role === 'developer') return 'system';
  if (role !== 'user' || isJson(content)) return 'marked';
  const unmarked = MARKED.reduce((rest, block) => rest.replace(block, ' '), content);
  return occursIn(text, words(unmarked)) ? 'bare' : 'marked';
}

function isJson(content: string): boolean {
  try {
    return typeof JSON.parse(content) === 'object';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The chance that a model follows an instruction: that of its most trusted placement, 0 when it is nowhere. */
export function compliance(placements: readonly Placement[], competence: Competence): number {
  const chances = { system: competence.obeySystem, bare: competence.obeyBare, marked: competence.obeyMarked };
  return Math.max(0, ...placements.map((p) => chances[p]));
}

/** Instructions that the model follows in this request, in order of the scene. */
export function obeyed(
  instructions: readonly Instruction[],
  messages: readonly ChatMessage[],
  rules: { competence: Competence; isForced: boolean; draw(name: string): number },
): Instruction[] {
  return instructions.filter(({ id, text }) => {
    const placements = placementsOf(text, messages);
    if (placements.length === 0) return false;
    return rules.isForced || rules.draw(`obey:${id}`) < compliance(placements, rules.competence);
  });
}
