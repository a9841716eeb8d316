/** What a program would change if it reached the objects of the thread that grades it. */
const WATCHED: Record<string, object> = {
  globalThis,
  Object,
  'Object.prototype': Object.prototype,
  'Array.prototype': Array.prototype,
  'Function.prototype': Function.prototype,
  'String.prototype': String.prototype,
  'Promise.prototype': Promise.prototype,
  'Map.prototype': Map.prototype,
  'RegExp.prototype': RegExp.prototype,
  'Error.prototype': Error.prototype,
  JSON,
  Reflect,
  Math,
};

type Snapshot = ReadonlyMap<string, ReadonlyMap<PropertyKey, PropertyDescriptor>>;

/** The own properties of the host's global objects, as they are now. */
export function snapshotOfHost(): Snapshot {
  return new Map(Object.entries(WATCHED).map(([name, object]) => [name, propertiesOf(object)]));
}

/** Properties that were added, removed or replaced since, as `Array.prototype.map`; empty when nothing was. */
export function changesSince(before: Snapshot): string[] {
  return Object.entries(WATCHED).flatMap(([name, object]) => {
    const was = before.get(name) ?? new Map();
    const is = propertiesOf(object);
    const keys = new Set([...was.keys(), ...is.keys()]);
    return [...keys]
      .filter((key) => !isSame(was.get(key), is.get(key)))
      .map((key) => `${name}.${String(key)}`);
  });
}

function propertiesOf(object: object): Map<PropertyKey, PropertyDescriptor> {
  return new Map(Object.entries(Object.getOwnPropertyDescriptors(object)));
}

function isSame(one: PropertyDescriptor | undefined, other: PropertyDescriptor | undefined): boolean {
  return Object.is(one?.value, other?.value) && one?.get === other?.get && one?.set === other?.set;
}
