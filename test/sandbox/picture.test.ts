import { expect, it } from 'vitest';
import { takePicture, writeBack } from '#sandbox/picture';

const STACK_TOP = 5 << 20;

/** Static data, an empty stack, and a heap of 100 KiB whose last part is empty. */
function memoryOfABox() {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 256 });
  const heap = new Uint8Array(memory.buffer);
  heap.fill(1, 1_000, 2_000);
  heap.fill(2, STACK_TOP, STACK_TOP + 10_000);
  heap[STACK_TOP + 100_000] = 3;
  return { memory, heap };
}

it('everything alive is put back, empty parts of it as well', () => {
  const { memory, heap } = memoryOfABox();
  const before = heap.slice();
  const picture = takePicture(memory);
  heap.fill(9, 0, 100_000);
  heap.fill(9, STACK_TOP, STACK_TOP + 100_001);
  writeBack(picture, heap);
  expect(Buffer.compare(heap, before)).toBe(0);
});

it('the empty stack is left out', () => {
  const { parts } = takePicture(memoryOfABox().memory);
  expect(parts.reduce((bytes, part) => bytes + part.bytes.length, 0)).toBeLessThan(400_000);
});

it('without an empty stack everything up to the last byte in use is copied', () => {
  const { memory, heap } = memoryOfABox();
  for (let at = 0; at < STACK_TOP; at += 65_536) heap[at] = 1;
  const { parts } = takePicture(memory);
  expect(parts.reduce((bytes, part) => bytes + part.bytes.length, 0)).toBe(STACK_TOP + 2 * 65_536);
});
