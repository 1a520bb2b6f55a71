import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fault } from '../../support/graphql-http.ts';
import { linearWorld } from '../../support/linear-server/index.ts';
import { type ListsReply, start } from './harness.ts';

const lists = (body: unknown) => Object.values((body as ListsReply).data ?? {}).filter((list) => list?.nodes);
const edited = (change: (list: ListsReply['data'][string]) => void): Fault => ({
  edit(body) {
    lists(body).forEach(change);
    return body;
  },
});

/** What may happen to a reply. None of it is a lie that nobody could see through. */
const FAULTS: Record<string, Fault> = {
  fails: { status: 502, body: '<html>' },
  'is cut': { truncate: 40 },
  'is empty': { status: 200, body: '' },
  'is reset': { destroy: true },
  'has errors alone': { status: 200, body: { data: null, errors: [{ message: 'Internal' }] } },
  'has errors beside data': { errors: [{ message: 'Not allowed', path: ['list0'] }] },
  'has errors of another form': { edit: (body) => ({ ...(body as object), errors: {} }) },
  'is too complex': { status: 400, body: { errors: [{ message: 'Query too complex' }] } },
  'is refused': { status: 401, body: { errors: [{ message: 'no' }] } },
  'has no lists': { status: 200, body: { data: {} } },
  'has lists of null': {
    edit: (body) => ({
      data: Object.fromEntries(Object.keys((body as ListsReply).data ?? {}).map((key) => [key, null])),
    }),
  },
  'has nodes of null': edited((list) => {
    list.nodes = list.nodes.map(() => null as never);
  }),
  'does not say where lists end': edited((list) => Reflect.deleteProperty(list, 'pageInfo')),
  'says that all goes on, not where': edited((list) => {
    list.pageInfo = { hasNextPage: true, endCursor: null };
  }),
  'has entries without a list inside': edited((list) => {
    for (const node of list.nodes) if (node?.state) node.labels = null;
  }),
};

const world = linearWorld({
  teams: [{ key: 'PAY', members: ['ada@acme.com'] }],
  issues: Array.from({ length: 70 }, (_, at) => ({
    identifier: `PAY-${at + 1}`,
    createdAt: new Date(Date.UTC(2026, 9, 1 + (at % 50))).toISOString(),
    labels: Array.from({ length: at % 35 === 7 ? 20 : 1 }, (_, label) => `label ${label}`),
  })),
});

it('whatever happens to replies, a reading that calls itself complete is', async () => {
  const truth = await (await start(world)).read();
  expect(truth.report.status).toBe('complete');
  const position = fc.record({ at: fc.nat(12), fault: fc.constantFrom(...Object.keys(FAULTS)) });
  const mode = fc.record({ thrifty: fc.boolean(), forGood: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      fc.array(position, { minLength: 1, maxLength: 2 }),
      mode,
      async (faults, { thrifty, forGood }) => {
        const { read, server } = await start(world, { thrifty });
        server.fault((_request, index) => {
          const met = faults.find(({ at }) => (forGood ? index >= at : index === at));
          return met && FAULTS[met.fault];
        });
        const { report, records, people, teams } = await read();
        expect(server.requests.length).toBeLessThan(120);
        if (report.status === 'complete')
          expect({ records, people, teams }).toEqual({
            records: truth.records,
            people: truth.people,
            teams: truth.teams,
          });
        else expect(report.problems.length).toBeGreaterThan(0);
        await server.close();
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);
