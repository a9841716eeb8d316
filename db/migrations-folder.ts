import { fileURLToPath } from 'node:url';

/** Absolute path of the generated migrations and their journal. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));
