/** What an exercise's world is written with: `import … from 'holdfast/kit'`. The one barrel, because it is a package's face. */
export type { Json, JsonObject } from '#domain/json';
export type { Fault } from '#simulation/fault';
export { Rand } from '#simulation/random';
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
  type Tool,
} from '#simulation/scene';
export * from './define.ts';
export * from './judge.ts';
export * from './language.ts';
export * from './quantity.ts';
