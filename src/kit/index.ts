/** What an exercise's world is written with: `import … from 'holdfast/kit'`. The one barrel, because it is a package's face. */
export type { Json, JsonObject } from '#domain/json';
export type { Prices, RouteUse } from '#domain/trial';
export type { Fault, ModelFault, ToolFault } from '#simulation/fault';
export type { Instruction } from '#simulation/model/instructions';
export type { ToolIntent, ToolResult } from '#simulation/model/tool-calls';
export { Rand } from '#simulation/random';
export type { Pace, Route, Version } from '#simulation/route';
export {
  COMPETENCE,
  type Competence,
  type Fact,
  type Invention,
  jittered,
  type ModelBehaviour,
  type ModelView,
  type Reading,
  type Scene,
  type SceneDocument,
  type Segment,
} from '#simulation/scene';
export type { Tool, ToolAnswer, ToolView } from '#simulation/tool';
export * from './card.ts';
export * from './define.ts';
export * from './fault-words.ts';
export * from './figures.ts';
export * from './judge.ts';
export * from './language.ts';
export * from './menus.ts';
export * from './paper.ts';
export * from './quantity.ts';
export * from './scan.ts';
export * from './service-calls.ts';
