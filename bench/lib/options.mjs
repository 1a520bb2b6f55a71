import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const HELP = `Measures wiplimit beside other ways to read the same: node bench/run.mjs

  --bin PATH      the built program (default: bin/wiplimit.js of this repository)
  --world N       only the world of 8, 60 or 600 people; repeatable
  --rounds N      how often everything is measured, after a round that is dropped (default: 5; 600 people: 3)
  --quick         two rounds, and one for 600 people
  --all           also what takes minutes: the script in the manner of the guides for 60 people
  --only PARTS    servers, start-up or snapshot; repeatable (default: all three)
  --write         writes bench/README.md
  --debug         says what each run did
`;

const WORLDS = [8, 60, 600];

export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      bin: { type: 'string', default: fileURLToPath(new URL('../../bin/wiplimit.js', import.meta.url)) },
      world: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      write: { type: 'boolean', default: false },
      debug: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const worlds = values.world?.map(Number) ?? WORLDS;
  const unknown = worlds.find((world) => !WORLDS.includes(world));
  if (unknown !== undefined)
    throw new Error(`There is no world of ${unknown} people: take ${WORLDS.join(', ')}.`);
  const rounds = (world) => {
    if (values.rounds !== undefined) return Math.max(1, Number(values.rounds));
    if (values.quick) return world === 600 ? 1 : 2;
    return world === 600 ? 3 : 5;
  };
  const does = (part) => values.only === undefined || values.only.includes(part);
  return { ...values, bin: resolve(values.bin), worlds, rounds, does };
}
