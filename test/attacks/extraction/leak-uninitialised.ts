import { defineAttack, mainOf } from '../attack.ts';

export default defineAttack({
  name: 'leak-uninitialised',
  family: 'extraction',
  tries: 'Fills the memory with the input and looks for inputs of other trials in memory that is new.',
  files: mainOf(
    `
  let foreign = 0;
  const scan = (buffer: ArrayBuffer) => {
    for (const eight of new BigUint64Array(buffer)) if (eight !== 0n) foreign++;
  };
  for (let size = 16; size <= 1 << 13; size *= 2) {
    scan(new ArrayBuffer(size));
    scan(new Float64Array(size).buffer as ArrayBuffer);
    scan(new DataView(new ArrayBuffer(size)).buffer as ArrayBuffer);
    const growing: any = new (ArrayBuffer as any)(size, { maxByteLength: size * 4 });
    growing.resize?.(size * 3);
    growing.resize?.(size / 2);
    growing.resize?.(size * 4);
    scan(growing);
    const moved = (new ArrayBuffer(size) as any).transfer?.(size * 2);
    if (moved) scan(moved);
  }
  const marks = Array.from({ length: 300 }, (_, n) => new TextMark(input.parcel, n));
  return { foreign: marks.length > 0 ? foreign : -1 };
`,
    `
class TextMark {
  bytes = new Uint8Array(4096).fill(0x71);
  text: string;
  constructor(word: string, n: number) {
    this.text = (word + n).repeat(200);
  }
}
`,
  ),
  expect: { ending: 'returned', verdict: 'fail', value: { foreign: 0 } },
});
