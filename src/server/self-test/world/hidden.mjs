import { COMPETENCE } from '#simulation/scene';

// One number to double, once for each of the ways in which a program is asked to come by the answer.

const WAYS = ['wrong', 'escape', 'loop', 'memory', 'forge', 'import'];

/** @param {string} way */
function caseFor(way) {
  return (/** @type {{ rand: import('#simulation/random').Rand }} */ { rand }) => {
    const n = 1 + Math.floor(rand.next() * 1_000);
    return {
      input: { way, n },
      scene: {
        epochMs: 0,
        segments: [],
        documents: [],
        inventions: {},
        competence: COMPETENCE,
        tools: {},
        model: { complete: () => ({}), refusals: [], refuseInFields: () => ({}), abstainFields: [] },
      },
      accepts: ['ok'],
      judge: ({ value }) =>
        JSON.stringify(value) === JSON.stringify({ twice: 2 * n })
          ? { verdict: 'ok', reason: 'It is doubled.', ledger: { right: 1 } }
          : { verdict: 'fail', reason: 'It is not doubled.', ledger: {} },
      best: { right: 1 },
    };
  };
}

const world = {
  tools: [],
  makeWorld: () => null,
  cases: { practice: 1, stress: 1 },
  families: [
    {
      id: 'doubling',
      title: 'Doubling',
      mode: 'M1',
      weight: 1,
      menu: [{ name: 'none', faults: [] }],
      act: caseFor('wrong'),
      hold: caseFor('wrong'),
    },
  ],
  invariants: [],
  traffic: {
    items: WAYS.length,
    kinds: WAYS.map((way) => ({ name: way, share: 1, mode: 'M1', generate: caseFor(way) })),
  },
};

export default { practice: world, hidden: world };
