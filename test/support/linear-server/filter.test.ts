import { LinearClient } from '@linear/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acme } from './acme.ts';
import { idOf } from './ids.ts';
import { type LinearServer, startLinearServer } from './index.ts';

interface Issues {
  issues: { nodes: { identifier: string }[] };
}

let server: LinearServer;

beforeAll(async () => {
  server = await startLinearServer(acme(), { now: '2026-11-23T12:00:00.000Z' });
});
afterAll(() => server.close());

async function identifiers(filter: unknown, args = ''): Promise<string[]> {
  const query = `query ($filter: IssueFilter) { issues(filter: $filter ${args}) { nodes { identifier } } }`;
  const { client } = new LinearClient({ apiKey: 'lin_api_test', apiUrl: server.url });
  const { data } = await client.rawRequest<Issues, { filter: unknown }>(query, { filter });
  if (!data) throw new Error('The reply has no data.');
  return data.issues.nodes.map((node) => node.identifier);
}

test.each([
  ['nothing, hiding what is archived or trashed', {}, ['OPS-1', 'PAY-2', 'PAY-1', 'PAY-3']],
  [
    'team key and state type',
    { team: { key: { in: ['PAY'] } }, state: { type: { in: ['started'] } } },
    ['PAY-2', 'PAY-1'],
  ],
  ['a parent team', { team: { parent: { key: { eq: 'ENG' } } }, number: { eq: 1 } }, ['PAY-1']],
  [
    'either of two',
    { or: [{ assignee: { email: { eq: 'ada@acme.com' } } }, { delegate: { null: false } }] },
    ['PAY-2', 'PAY-1'],
  ],
  ['no parent and no assignee', { parent: { null: true }, assignee: { null: true } }, ['OPS-1', 'PAY-3']],
  ['a duration back from now', { completedAt: { gte: '-P30D' } }, ['PAY-3']],
  ['an instant in another zone', { createdAt: { lt: '2026-11-02T02:00:00+02:00' } }, ['PAY-1', 'PAY-3']],
  ['one label and another', { labels: { name: { eq: 'bank' }, some: { name: { eq: 'slow' } } } }, ['PAY-1']],
  ['a label that none has', { labels: { some: { name: { eq: 'fast' } } } }, []],
  [
    'id, in any order',
    { id: { in: [idOf('issue', 'PAY-3'), idOf('issue', 'PAY-1'), 'none'] } },
    ['PAY-1', 'PAY-3'],
  ],
  ['one id in a state', { id: { eq: idOf('issue', 'PAY-1') }, state: { type: { eq: 'completed' } } }, []],
  ['the type of its state', { state: { type: { eq: 'started' } } }, ['PAY-2', 'PAY-1']],
  [
    'its time, from and before',
    { createdAt: { gte: '2026-11-01T00:00:00Z', lt: '2026-11-02T00:00:00Z' } },
    ['PAY-1'],
  ],
  ['a blocking relation', { hasBlockedByRelations: { eq: true } }, ['PAY-1']],
])('filters issues by %s', async (_name, filter, expected) => {
  expect(await identifiers(filter)).toEqual(expected);
});

test('archived and trashed issues come with includeArchived', async () => {
  expect(await identifiers({ team: { key: { eq: 'PAY' } } }, 'includeArchived: true')).toEqual([
    'PAY-5',
    'PAY-4',
    'PAY-2',
    'PAY-1',
    'PAY-3',
  ]);
});
