/**
 * Zod compiles schemas with `new Function` where it may; our content security policy forbids that, and the attempt alone
 * is reported as a violation. Import this first, before any module that makes a schema.
 */
import { config } from 'zod';

config({ jitless: true });
