import type { Fault, ModelFault, ToolFault } from '#simulation/fault';

/** A fault as practice shows it to people: `429 once, retry after 2 s`, `refundCreate times out after committing`. */
export function faultWords(fault: Fault): string {
  const what = fault.on === 'tool' ? toolWords(fault) : modelWords(fault);
  return `${fault.on === 'model' && fault.route ? `${fault.route}: ` : ''}${what}${reachWords(fault)}`;
}

function reachWords({ times, during }: Fault): string {
  const often = times === undefined ? '' : times === 1 ? ', once' : `, ${times} times`;
  if (!during) return often;
  return `${often}, from ${seconds(during.fromMs)} to ${seconds(during.toMs)}`;
}

function modelWords(fault: ModelFault): string {
  switch (fault.kind) {
    case 'error': {
      const wait =
        fault.retryAfterMs === undefined
          ? ''
          : `, retry after ${seconds(fault.retryAfterMs)}${FORMS[fault.retryAfterAs ?? 'seconds']}`;
      return `${fault.status}${fault.code ? ` ${fault.code}` : ''}${wait}`;
    }
    case 'reset':
      return fault.at === 'after-headers' ? 'connection reset after the headers' : 'connection reset';
    case 'hang':
      return 'no response';
    case 'slow':
      return `${seconds(fault.ms)} late`;
    case 'cut':
      return `stream cut after ${fault.afterTokens} tokens, ${CUTS[fault.at]}`;
    case 'stall':
      return `stream stalls ${fault.ms === undefined ? 'for ever' : `for ${seconds(fault.ms)}`}`;
    case 'malformed':
      return 'a malformed chunk';
    case 'empty-finish':
      return 'a chunk with an empty finish_reason';
    case 'no-end':
      return 'a stream that stays open after its last chunk';
    default:
      return contentWords(fault);
  }
}

const FORMS = { seconds: '', 'http-date': ' as a date', milliseconds: ' in milliseconds' };
const CUTS = {
  token: 'anywhere',
  word: 'after a word',
  json: 'in JSON',
  surrogate: 'inside a character',
};

type ContentFault = Extract<
  ModelFault,
  {
    kind:
      | 'wrap'
      | 'truncate'
      | 'refuse'
      | 'filter'
      | 'fabricate'
      | 'slip'
      | 'stale'
      | 'drift'
      | 'overconfident'
      | 'tool-call'
      | 'obey';
  }
>;

function contentWords(fault: ContentFault): string {
  switch (fault.kind) {
    case 'wrap':
      return { fence: 'fenced JSON', chatty: 'chatty JSON', 'trailing-comma': 'a trailing comma' }[
        fault.style
      ];
    case 'truncate':
      return fault.at === 'mid-string' ? 'cut in a string' : 'cut between fields';
    case 'refuse':
      return fault.how === 'field' ? 'a refusal' : 'a refusal inside valid JSON';
    case 'filter':
      return 'stopped by the content filter';
    case 'fabricate':
      return fault.how === 'invented-id' ? 'an invented source' : 'a real source that does not say it';
    case 'slip':
      return 'a wrong value';
    case 'stale':
      return 'the old version taken';
    case 'drift':
      return 'drifts into English';
    case 'overconfident':
      return 'sure of everything';
    case 'tool-call':
      return {
        'invalid-json': 'tool arguments that are no JSON',
        'wrong-arguments': 'wrong tool arguments',
        'unknown-tool': 'a tool that was not offered',
      }[fault.how];
    case 'obey':
      return 'follows instructions in data';
  }
}

function toolWords(fault: ToolFault): string {
  const commits = 'commits' in fault && fault.commits === true;
  switch (fault.kind) {
    case 'error':
      return `${fault.tool} answers ${fault.status}${commits ? ' after committing' : ''}`;
    case 'hang':
      return `${fault.tool} times out ${commits ? 'after' : 'before'} committing`;
    case 'slow':
      return `${fault.tool} is ${seconds(fault.ms)} late`;
    case 'empty':
      return `${fault.tool} finds nothing`;
    case 'duplicate':
      return `${fault.tool} is delivered twice`;
  }
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
