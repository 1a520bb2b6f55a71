import {
  type GraphQLInputObjectType,
  type GraphQLOutputType,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { expect, test } from 'vitest';
import { linearWorld, startLinearServer } from './index.ts';
import { linearSchema } from './schema.ts';

const schema = linearSchema('subset');
const ISSUE = {
  identifier: 'PAY-2',
  parent: 'PAY-1',
  assignee: 'ada@acme.com',
  delegate: 'bot@acme.com',
  creator: 'ada@acme.com',
  project: 'Refunds',
  cycle: 4,
  labels: ['bank'],
  attachments: [{ url: 'https://github.com/acme/api/pull/7' }],
  syncedWith: [{ owner: 'acme', repo: 'api', number: 3 }],
  needs: 1,
};

function richWorld() {
  return linearWorld({
    teams: [{ key: 'PAY', parent: 'ENG', members: ['ada@acme.com'] }],
    issues: [{ identifier: 'PAY-1', estimate: 3 }, ISSUE, { identifier: 'PAY-3', parent: 'PAY-2' }],
    relations: [
      { type: 'blocks', issue: 'PAY-1', relatedIssue: 'PAY-2' },
      { type: 'blocks', issue: 'PAY-2', relatedIssue: 'PAY-3' },
    ],
    cycles: [{ team: 'PAY', number: 4, startsAt: '2026-11-16T00:00:00Z', endsAt: '2026-11-30T00:00:00Z' }],
  });
}

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const server = await startLinearServer(richWorld(), { now: '2026-11-23T12:00:00.000Z' });
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { authorization: 'lin_api_test', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const body: unknown = await response.json();
  await server.close();
  return { status: response.status, body };
}

/** Everything a type offers, so many objects deep. */
function selectionOf(output: GraphQLOutputType, depth: number): string {
  const type = getNamedType(output);
  if (isLeafType(type)) return '';
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inside = getNamedType(field.type);
    if (!isLeafType(inside) && depth === 0) return [];
    if (isObjectType(inside) && /^(edges|pageInfo)$/.test(field.name) && depth === 0) return [];
    const page = field.args.some((argument) => argument.name === 'first') ? '(first: 1)' : '';
    const isPage = /Connection$|Edge$/.test(type.name);
    return `${field.name}${page} ${selectionOf(field.type, isPage ? depth : depth - 1)}`;
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** A filter that names every key and asks nothing of it, so many relations deep. */
function emptyFilterOf(type: GraphQLInputObjectType, depth: number): Record<string, unknown> {
  const keys = Object.values(type.getFields()).flatMap((field): [string, unknown][] => {
    const input = getNamedType(field.type);
    if (/^(and|or|null|every)$/.test(field.name) || !isInputObjectType(input)) return [];
    const isComparator = input.name.endsWith('Comparator');
    return [[field.name, isComparator || depth === 0 ? {} : emptyFilterOf(input, depth - 1)]];
  });
  return Object.fromEntries(keys);
}

test.each(
  Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => [field.name, field] as const),
)('the world models all that Query.%s offers', async (name, field) => {
  const ids: Record<string, string> = { issue: 'PAY-2', team: 'PAY', user: richWorld().users[0]?.id ?? '' };
  const args = ids[name] ? `(id: "${ids[name]}")` : field.args.length > 0 ? '(first: 3)' : '';
  const { status, body } = await ask(`{ ${name}${args} ${selectionOf(field.type, 1)} }`);
  expect([status, body]).toEqual([200, { data: { [name]: expect.anything() } }]);
});

test.each([
  ['issues', 'IssueFilter'],
  ['teams', 'TeamFilter'],
  ['users', 'UserFilter'],
  ['projects', 'ProjectFilter'],
  ['workflowStates', 'WorkflowStateFilter'],
])('%s can be filtered by every key of %s', async (name, input) => {
  const type = schema.getType(input);
  if (!isInputObjectType(type)) throw new Error(`${input} is no input`);
  const query = `query ($filter: ${input}) { ${name}(filter: $filter) { nodes { id } } }`;
  const { status } = await ask(query, { filter: emptyFilterOf(type, 1) });
  expect(status).toBe(200);
});

test('a world that contradicts itself fails the test that serves it', async () => {
  const world = richWorld();
  const server = await startLinearServer(world);
  for (const issue of world.issues) issue.assignee = 'nobody@acme.com';
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { authorization: 'lin_api_test' },
    body: JSON.stringify({ query: '{ issues { nodes { assignee { id } } } }' }),
  });
  expect(response.status).toBe(500);
  await expect(server.close()).rejects.toThrow('nobody@acme.com');
});

test.each([
  [
    { issues: [{ identifier: 'PAY-1', state: 'Doing' }] },
    'PAY-1 is in the state "Doing", but PAY has only Triage',
  ],
  [{ issues: [{ identifier: 'PAY-1', parent: 'PAY-7' }] }, 'names the issue PAY-7'],
])('a world with a name that leads nowhere is not built: %j', (draft, message) => {
  expect(() => linearWorld(draft)).toThrow(message);
});
