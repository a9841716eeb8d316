import type { Reach } from '#simulation/model/reach';
import { documentWords, keyWords, partWords } from './reach-words.ts';
import type { Reaches } from './use-reaches.ts';

/** Below this, what a stretch of the case has in common with a request is chance. */
const WORTH_SAYING = 0.1;

/** Which evidence the simulated model had in one call, and what it made of it. */
export function ReachFacts({ reaches, operation }: { reaches: Reaches; operation: number }) {
  return (
    <>
      <dt>Evidence</dt>
      <dd>
        {reaches.kind === 'looking' && <span className="quiet">Looking…</span>}
        {reaches.kind === 'unknown' && <span className="quiet">Not known: {reaches.message}</span>}
        {reaches.kind === 'known' && <Known reach={reaches.byOperation.get(operation)} />}
      </dd>
    </>
  );
}

function Known({ reach }: { reach: Reach | undefined }) {
  if (!reach) return <span className="quiet">None: this request never came to the model.</span>;
  return (
    <div className="reach">
      <Keys reach={reach} />
      <Documents reach={reach} />
      <Segments reach={reach} />
      <p className="quiet">
        The request has {reach.promptTokens} tokens, and {reach.windowTokens} fit.
      </p>
    </div>
  );
}

function Keys({ reach: { keys } }: { reach: Reach }) {
  if (keys.length === 0) return null;
  return (
    <ul>
      {keys.map(keyWords).map(({ key, tone, head, because }) => (
        <li key={key}>
          <span className="mono">{key}</span>: <span className={tone}>{head}</span>. {because}
        </li>
      ))}
    </ul>
  );
}

function Documents({ reach: { documents, keys } }: { reach: Reach }) {
  if (documents.length === 0) {
    return keys.length > 0 ? <p>No document reached the model, and the program had received none.</p> : null;
  }
  return (
    <table className="dense">
      <caption>Documents, and how much of each is in the request</caption>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <th scope="row" className="mono">
              {document.id}
            </th>
            <td>
              {document.title}
              {document.status === 'archived' && ' (archived)'}
            </td>
            <td className="quiet part">{documentWords(document)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Segments({ reach: { segments } }: { reach: Reach }) {
  // A message can be in a case twice: as what the customer wrote, and as the question in it.
  const shown = segments.filter(
    (s, i) => s.share >= WORTH_SAYING && segments.findIndex((t) => clipped(t.text) === clipped(s.text)) === i,
  );
  if (segments.length === 0) return null;
  if (shown.length === 0) return <p>Nothing of what the case says is in the request.</p>;
  return (
    <table className="dense">
      <caption>What the case says, and how much of it is in the request</caption>
      <tbody>
        {shown.map(({ id, text, live, share, isRecognised }) => (
          <tr key={id}>
            <td>
              “{clipped(text)}”{!live && ' (quoted older mail)'}
            </td>
            <td className="quiet part">
              {partWords(share)}
              {!isRecognised && ', too little to be recognised'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function clipped(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 70 ? line : `${line.slice(0, 69)}…`;
}
