import { z } from 'zod';

/** The interpreters that stand behind the same interface. */
export const ENGINE_NAMES = ['quickjs', 'quickjs-wasi'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** What grades unless another is asked for, and what the browser practises with. */
export const DEFAULT_ENGINE: EngineName = 'quickjs';

export const engineName = z.enum(ENGINE_NAMES);
