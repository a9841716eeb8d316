const PAGE_BYTES = 65_536;
/** The build's static data ends within its second page; it may be zero now and not later. */
const STATIC_PAGES = 2;
const SMALLEST_HOLE_PAGES = 64;

interface Part {
  offset: number;
  bytes: Uint8Array;
}

/** Addresses from the first to before the last. */
export interface Range {
  from: number;
  to: number;
}

/** A copy of an interpreter's live memory, to be written back before each trial. */
export interface Picture {
  parts: readonly Part[];
}

/**
 * Copies everything below the top of the heap but the untouched part of the C stack, which is 5 MiB of nothing.
 * Only valid while no guest code is running: nothing alive is on the stack then.
 */
export function takePicture(memory: WebAssembly.Memory): Picture {
  const isLive = livePages(memory);
  const top = isLive.lastIndexOf(true) + 1;
  const hole = findHole(isLive.slice(0, top));
  return copyRanges(memory, [
    { from: 0, to: hole.from * PAGE_BYTES },
    { from: hole.to * PAGE_BYTES, to: top * PAGE_BYTES },
  ]);
}

/** Copies what lies in the ranges, for interpreters that know where nothing is alive. */
export function copyRanges(memory: WebAssembly.Memory, ranges: readonly Range[]): Picture {
  return {
    parts: ranges.map(({ from, to }) => ({
      offset: from,
      bytes: new Uint8Array(memory.buffer, from, to - from).slice(),
    })),
  };
}

/** Makes all of a memory zero. What is zero already is only looked at: most of it was never touched, and stays so. */
export function wipe(memory: WebAssembly.Memory): void {
  const bytes = new Uint8Array(memory.buffer);
  for (const [page, isLive] of livePages(memory).entries())
    if (isLive) bytes.fill(0, page * PAGE_BYTES, (page + 1) * PAGE_BYTES);
}

export function writeBack(picture: Picture, heap: Uint8Array): void {
  for (const part of picture.parts) heap.set(part.bytes, part.offset);
}

function livePages(memory: WebAssembly.Memory): boolean[] {
  const isEmpty = emptinessOf(memory.buffer);
  return Array.from(
    { length: memory.buffer.byteLength / PAGE_BYTES },
    (_, page) => !isEmpty(page * PAGE_BYTES),
  );
}

/** Tells of an address whether the page there is all zero: by the platform's own comparison where it has one. */
function emptinessOf(buffer: ArrayBufferLike): (offset: number) => boolean {
  if (typeof Buffer === 'undefined') {
    const words = new Int32Array(buffer);
    return (offset) => isZero(words, offset / 4, (offset + PAGE_BYTES) / 4);
  }
  const bytes = new Uint8Array(buffer);
  const zeros = Buffer.alloc(PAGE_BYTES);
  return (offset) => zeros.equals(bytes.subarray(offset, offset + PAGE_BYTES));
}

/** Eight words at a time: most pages are empty, and all of their words are looked at. */
function isZero(w: Int32Array, from: number, to: number): boolean {
  const at = (i: number) => w[i] as number;
  for (let i = from; i < to; i += 8) {
    const left = at(i) | at(i + 1) | at(i + 2) | at(i + 3);
    if ((left | at(i + 4) | at(i + 5) | at(i + 6) | at(i + 7)) !== 0) return false;
  }
  return true;
}

/**
 * The first run of empty pages of at least 4 MiB is the C stack below what was used of it: it lies before the heap,
 * so a large empty buffer of the program's cannot be taken for it. Without one, everything is copied.
 */
function findHole(isLive: readonly boolean[]): { from: number; to: number } {
  for (let from = STATIC_PAGES; from < SMALLEST_HOLE_PAGES; from++) {
    let to = from;
    while (to < isLive.length && isLive[to] === false) to += 1;
    if (to - from >= SMALLEST_HOLE_PAGES) return { from, to };
    from = to;
  }
  return { from: 0, to: 0 };
}
