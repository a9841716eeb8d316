import { isObject, type Json } from '#domain/json';
import type { LogRecord, Operation } from '#domain/step';

/** An error as the guest tells it; the stack is text of the interpreter's, or of the program's own making. */
export interface ToldError {
  name: string;
  message: string;
  stack: string;
}

const LEVELS: readonly Json[] = ['debug', 'info', 'warn', 'error'];

/** Whether data that came out of a guest is an operation, with a number above all numbers before it. */
export function isOperation(value: Json, lastId: number): value is Json & Operation {
  if (!isObject(value)) return false;
  const { id, op, args } = value;
  return Number.isSafeInteger(id) && Number(id) > lastId && typeof op === 'string' && args !== undefined;
}

/** Whether data that came out of a guest is a log record. */
export function isLogRecord(value: Json): value is Json & LogRecord {
  if (!isObject(value)) return false;
  const { level = null, event, data } = value;
  return LEVELS.includes(level) && typeof event === 'string' && data !== undefined;
}

/** Whether data that came out of a guest describes an error. */
export function isToldError(value: Json): value is Json & ToldError {
  if (!isObject(value)) return false;
  const { name, message, stack } = value;
  return [name, message, stack].every((text) => typeof text === 'string');
}
