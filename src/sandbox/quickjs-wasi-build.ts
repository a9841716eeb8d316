/**
 * `memory.grow; local.tee 0; i32.const -1; i32.eq; if`: how the build's allocator asks for memory. Its length and its
 * types are those of a call of `fd_close`, which nothing else in the build needs.
 */
const GROW_MEMORY = [0x40, 0x00, 0x22, 0x00, 0x41, 0x7f, 0x46, 0x04, 0x40];
const CALL_GROWTH_IMPORT = [0x10, 0x07];
/** `malloc` has the allocator's own copy inlined, `sbrk` is the other one. */
const PLACES = 2;

/** The import that grows the memory in a compiled build: pages asked for → pages before, as `memory.grow` has it. */
export const GROWTH_IMPORT = 'fd_close';

/**
 * Compiles the WebAssembly file of quickjs-wasi so that its memory grows through the import `fd_close`. The build
 * declares its memory without a maximum, and its own limit gives errors that a program may catch and cause again.
 *
 * @throws Error when the file is of another build than the one this was made for
 */
export function compileBuild(file: Uint8Array): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(file);
  const places = placesOf(bytes, GROW_MEMORY);
  if (places.length !== PLACES) {
    throw new Error(
      `quickjs.wasm asks for memory in ${places.length} places and not in ${PLACES}: ` +
        'it is another build; look up how its allocator grows the memory',
    );
  }
  for (const at of places) bytes.set(CALL_GROWTH_IMPORT, at);
  return WebAssembly.compile(bytes);
}

function placesOf(bytes: Uint8Array, pattern: readonly number[]): number[] {
  const [first = 0] = pattern;
  const places: number[] = [];
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, i) => bytes[at + i] === byte)) places.push(at);
  }
  return places;
}
