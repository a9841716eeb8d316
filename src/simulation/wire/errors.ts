import type { HostErrorRecord } from '#domain/step';

const CODES: Record<number, string> = {
  400: 'invalid_request_error',
  401: 'invalid_api_key',
  404: 'model_not_found',
  408: 'request_timeout',
  409: 'conflict',
  429: 'rate_limit_exceeded',
  500: 'server_error',
  503: 'service_unavailable',
  529: 'overloaded',
};

/** An answer of the provider that is no success. `code` is the status's usual one unless given. */
export function apiError(
  status: number,
  message: string,
  headers: Record<string, string> = {},
  code?: string,
): HostErrorRecord {
  return { name: 'ApiError', status, code: code ?? CODES[status] ?? null, headers, message };
}

/** The connection went away: no status, no headers. */
export function resetError(): HostErrorRecord {
  return {
    name: 'ConnectionError',
    status: null,
    code: 'ECONNRESET',
    headers: {},
    message: 'The connection was reset.',
  };
}

export function timeoutError(timeoutMs: number): HostErrorRecord {
  return {
    name: 'TimeoutError',
    status: null,
    code: 'ETIMEDOUT',
    headers: {},
    message: `No answer within ${timeoutMs} ms.`,
  };
}

export function toolError(message: string, status: number, code: string | null = null): HostErrorRecord {
  return { name: 'ToolError', status, code, headers: {}, message };
}
