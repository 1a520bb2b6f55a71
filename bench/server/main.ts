import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeWorld, SIZES, type SizeName } from '../worlds/index.ts';
import { startFront } from './front.ts';
import { GITHUB_SCHEMA, githubVendor } from './github.ts';
import { linearVendor } from './linear.ts';

/*
 * Both vendors in one process: `node server.mjs 60`. Says its addresses as one line of JSON, then serves until it is
 * ended. GET /log tells what came in since POST /reset.
 */
const LATENCY = { perRequestMs: 120, perNodeMs: 1 };
/** What GitHub gives a user, and the App of an Enterprise Cloud organisation, an hour. */
const BUDGET = { user: 5000, app: 10_000 };

const name = Number(process.argv[2]) as SizeName;
if (!(name in SIZES)) throw new Error(`There is no world of ${process.argv[2]} people.`);
const world = makeWorld(name);
const github = await startFront(githubVendor(world.github, name === 600 ? BUDGET.app : BUDGET.user), LATENCY);
const linear = await startFront(linearVendor(world.linear, world.now), LATENCY);

const control = createServer((request, response) => {
  if (request.url === '/reset') for (const front of [github, linear]) front.reset();
  const { holding, records, reviews } = world.truth;
  const truth = {
    holding: Object.fromEntries([...holding].map(([person, ids]) => [person, [...ids]])),
    records: [...records],
    reviews: [...reviews],
  };
  const logs = { github: github.log(), linear: linear.log() };
  response.end(JSON.stringify(request.url === '/truth' ? truth : logs));
});
await new Promise<void>((listening) => control.listen(0, '127.0.0.1', listening));
const { port } = control.address() as AddressInfo;
const addresses = { control: `http://127.0.0.1:${port}`, github: github.origin, linear: linear.origin };
console.log(JSON.stringify({ ...addresses, schema: GITHUB_SCHEMA, now: world.now, configs: world.configs }));
