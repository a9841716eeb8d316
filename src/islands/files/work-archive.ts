import { strFromU8, strToU8, type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { isEditable, type Manifest } from '#domain/exercise';
import { SUBMISSION_LIMITS } from '#domain/limits';
import { checkFiles, isSafePath, type SourceFile } from '#domain/program';
import { ok, type Result, refuse } from '#domain/result';

/** The oldest time that a zip can tell, so that equal work gives equal bytes. */
const EPOCH = new Date(1980, 0, 1);
/** Far more than a work can come to when it is packed. */
const MOST_ARCHIVE_BYTES = 1 << 20;
const MOST_ENTRIES = 200;
/** What other systems put into archives beside the files. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/;

/** The work as a zip: every file under its path. */
export function packWork(files: readonly SourceFile[]): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)]));
  return Uint8Array.from(zipSync(entries, { level: 6, mtime: EPOCH }));
}

/** A work read from an archive. */
export interface ReadWork {
  files: SourceFile[];
  /** Read-only files that the archive has otherwise than they are handed out; they stay as handed out. */
  ignored: string[];
}

/**
 * The work in a zip, as strict as a submission: safe names, text alone, no more and no larger files than are allowed,
 * measured before anything is unpacked. Nothing of an archive that is refused is taken.
 */
export function unpackWork(
  bytes: Uint8Array,
  { manifest, starter }: { manifest: Pick<Manifest, 'editable' | 'entry'>; starter: readonly SourceFile[] },
): Result<ReadWork> {
  const read = readEntries(bytes);
  if (!read.ok) return read;
  const sent = withoutTopFolder(read.value, manifest, starter);
  const handedOut = new Map(starter.map((f) => [f.path, f.text]));
  const own = sent.filter((f) => isEditable(manifest, f.path));
  const others = sent.filter((f) => !isEditable(manifest, f.path));
  const stray = others.find((f) => !handedOut.has(f.path));
  if (stray) {
    return refuse(
      'invalid',
      `The archive has ${stray.path}, which has no place here. Files of your own go where you may edit: ${manifest.editable.join(', ')}.`,
    );
  }
  const fixed = starter.filter((f) => !isEditable(manifest, f.path));
  const files = [...own, ...fixed];
  if (own.length === 0) return refuse('invalid', 'The archive has none of the files that you may edit.');
  if (!files.some((f) => f.path === manifest.entry))
    return refuse('invalid', `The archive lacks ${manifest.entry}, where the system starts.`);
  const checked = checkFiles(files);
  if (!checked.ok) return checked;
  const ignored = others.filter((f) => handedOut.get(f.path) !== f.text).map((f) => f.path);
  return ok({ files, ignored });
}

class Refused extends Error {}

function readEntries(bytes: Uint8Array): Result<SourceFile[]> {
  if (bytes.byteLength > MOST_ARCHIVE_BYTES)
    return refuse(
      'invalid',
      'The archive is larger than any work can be. Choose a zip that was downloaded here.',
    );
  let entries = 0;
  let total = 0;
  const seen = new Set<string>();
  const filter = ({ name, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new Refused(`The archive has more than ${MOST_ENTRIES} entries.`);
    if (name.endsWith('/') || CLUTTER.test(name)) return false;
    if (!isSafePath(name))
      throw new Refused(`“${name.slice(0, 80)}” is not a file name that we accept. Nothing was taken.`);
    if (seen.has(name.toLowerCase())) throw new Refused(`“${name}” occurs twice in the archive.`);
    seen.add(name.toLowerCase());
    total += originalSize;
    if (total > SUBMISSION_LIMITS.bytes)
      throw new Refused(`Unpacked, the archive is larger than ${SUBMISSION_LIMITS.bytes / 1024} KB.`);
    return true;
  };
  try {
    return ok(
      Object.entries(unzipSync(bytes, { filter })).map(([path, content]) => ({
        path,
        text: textOf(path, content),
      })),
    );
  } catch (error) {
    if (error instanceof Refused) return refuse('invalid', error.message);
    return refuse(
      'invalid',
      'The file cannot be read as a zip. It may be broken, or locked with a password.',
    );
  }
}

function textOf(path: string, content: Uint8Array): string {
  const text = strFromU8(content);
  // What is no UTF-8 does not come out as it went in; zero bytes are of no text.
  const back = strToU8(text);
  const isText =
    !text.includes('\0') && back.byteLength === content.byteLength && back.every((b, i) => b === content[i]);
  if (!isText) throw new Refused(`“${path}” is not text in UTF-8.`);
  return text;
}

/** Archives made elsewhere often hold everything in one folder; it is taken off where the exercise knows no such folder. */
function withoutTopFolder(
  files: SourceFile[],
  manifest: Pick<Manifest, 'editable'>,
  starter: readonly SourceFile[],
): SourceFile[] {
  const [first] = files;
  const top = first?.path.split('/')[0];
  const isKnown = (path: string) => isEditable(manifest, path) || starter.some((f) => f.path === path);
  if (!files.every((f) => f.path.startsWith(`${top}/`)) || files.some((f) => isKnown(f.path))) return files;
  return files.map(({ path, text }) => ({ path: path.slice(`${top}/`.length), text }));
}
