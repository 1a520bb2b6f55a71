import { LinearClient } from '@linear/sdk';
import { afterEach, expect, test } from 'vitest';
import { acme } from './linear-server/acme.ts';
import {
  type LinearServer,
  type LinearServerOptions,
  type LinearWorld,
  linearWorld,
  startLinearServer,
} from './linear-server/index.ts';

const NOW = '2026-11-23T12:00:00.000Z';
const KEY = 'lin_api_test';
const started: LinearServer[] = [];

async function serve(world: LinearWorld, options: LinearServerOptions = {}) {
  const server = await startLinearServer(world, { now: NOW, ...options });
  started.push(server);
  const client = new LinearClient({ apiKey: KEY, apiUrl: server.url });
  const ask = async (query: string, variables: Record<string, unknown> = {}) =>
    (await client.client.rawRequest<unknown, Record<string, unknown>>(query, variables)).data;
  const identifiers = async (filter: unknown, args = '') =>
    ask(`query ($filter: IssueFilter) { issues(filter: $filter ${args}) { nodes { identifier } } }`, {
      filter,
    }).then((data) =>
      (data as { issues: { nodes: { identifier: string }[] } }).issues.nodes.map((node) => node.identifier),
    );
  return { server, client, ask, identifiers };
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
});

const team = acme();

test('an issue tells its state, people, relations and links', async () => {
  const world = linearWorld({
    issues: [
      {
        identifier: 'PAY-12',
        title: 'Refund twice',
        assignee: 'ada@acme.com',
        attachments: [{ url: 'https://github.com/acme/api/pull/7' }],
        syncedWith: [{ owner: 'acme', repo: 'api', number: 3 }],
        needs: 2,
      },
      { identifier: 'PAY-13', state: 'Todo' },
    ],
    relations: [{ type: 'blocks', issue: 'PAY-13', relatedIssue: 'PAY-12' }],
  });
  const { ask } = await serve(world);
  const data = await ask(`{
    issue(id: "PAY-12") {
      branchName url startedAt state { name type } assignee { email isMe } delegate { id } team { key parent { id } }
      attachments(first: 5, filter: { sourceType: { startsWith: "github" } }) { nodes { url sourceType } }
      inverseRelations { nodes { type issue { identifier state { type } } relatedIssue { identifier } } }
      stateHistory { nodes { startedAt endedAt state { name } } }
      syncedWith { service metadata { ... on ExternalEntityInfoGithubMetadata { owner repo number } } }
      needs { nodes { id } pageInfo { hasNextPage } }
    }
  }`);
  expect(data).toMatchInlineSnapshot(`
    {
      "issue": {
        "assignee": {
          "email": "ada@acme.com",
          "isMe": true,
        },
        "attachments": {
          "nodes": [
            {
              "sourceType": "github",
              "url": "https://github.com/acme/api/pull/7",
            },
          ],
        },
        "branchName": "pay-12-refund-twice",
        "delegate": null,
        "inverseRelations": {
          "nodes": [
            {
              "issue": {
                "identifier": "PAY-13",
                "state": {
                  "type": "unstarted",
                },
              },
              "relatedIssue": {
                "identifier": "PAY-12",
              },
              "type": "blocks",
            },
          ],
        },
        "needs": {
          "nodes": [
            {
              "id": "1313135d-8fc8-55fc-8975-ad3cbf92c6c0",
            },
            {
              "id": "8a4b6b67-b6e6-50fe-84c3-d7af8c89ec15",
            },
          ],
          "pageInfo": {
            "hasNextPage": false,
          },
        },
        "startedAt": "2026-01-05T09:00:00.000Z",
        "state": {
          "name": "In Progress",
          "type": "started",
        },
        "stateHistory": {
          "nodes": [
            {
              "endedAt": null,
              "startedAt": "2026-01-05T09:00:00.000Z",
              "state": {
                "name": "In Progress",
              },
            },
          ],
        },
        "syncedWith": [
          {
            "metadata": {
              "number": 3,
              "owner": "acme",
              "repo": "api",
            },
            "service": "github",
          },
        ],
        "team": {
          "key": "PAY",
          "parent": null,
        },
        "url": "https://linear.app/acme/issue/PAY-12/refund-twice",
      },
    }
  `);
});

test('an issue answers to its id, its identifier and its previous identifiers', async () => {
  const { ask } = await serve(team);
  const id = team.issues.find((issue) => issue.identifier === 'OPS-1')?.id;
  const query = 'query ($id: String!) { issue(id: $id) { identifier } }';
  for (const name of [id, 'OPS-1', 'PAY-9']) {
    expect(await ask(query, { id: name })).toEqual({ issue: { identifier: 'OPS-1' } });
  }
  await expect(ask(query, { id: 'PAY-77' })).rejects.toMatchObject({
    status: 200,
    data: null,
    raw: {
      response: {
        errors: [
          { message: 'Entity not found: Issue', extensions: { code: 'INPUT_ERROR', type: 'invalid input' } },
        ],
      },
    },
  });
});

test('pages follow each other in both directions, by fifty unless asked', async () => {
  const issues = Array.from({ length: 120 }, (_, at) => ({ identifier: `PAY-${at + 1}` }));
  const { ask } = await serve(linearWorld({ issues }));
  const query = `query ($first: Int, $after: String, $last: Int) {
    issues(first: $first, after: $after, last: $last) { nodes { number } pageInfo { hasNextPage hasPreviousPage endCursor } }
  }`;
  const page = async (variables: Record<string, unknown>) => {
    const { issues } = (await ask(query, variables)) as {
      issues: { nodes: { number: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    return { numbers: issues.nodes.map((node) => node.number), ...issues.pageInfo };
  };
  const first = await page({});
  const second = await page({ first: 100, after: first.endCursor });
  expect([first.numbers.length, first.hasNextPage]).toEqual([50, true]);
  expect([second.numbers.length, second.numbers[0], second.hasNextPage]).toEqual([70, 51, false]);
  expect((await page({ last: 3 })).numbers).toEqual([118, 119, 120]);
  await expect(page({ first: 251 })).rejects.toThrow(/first/);
});

test('disabled members and users come only when asked for', async () => {
  const { ask } = await serve(team);
  const data = await ask(`{
    teams(filter: { key: { eq: "PAY" } }) { nodes { key ancestors { key } members { nodes { email } } all: members(includeDisabled: true) { nodes { email } } } }
    users(includeDisabled: true, filter: { active: { eq: false } }) { nodes { email } }
  }`);
  expect(data).toMatchObject({
    teams: {
      nodes: [
        {
          ancestors: [{ key: 'ENG' }],
          members: { nodes: [{ email: 'ada@acme.com' }] },
          all: { nodes: [{ email: 'ada@acme.com' }, { email: 'cy@acme.com' }] },
        },
      ],
    },
    users: { nodes: [{ email: 'cy@acme.com' }] },
  });
});

test('a state history can come out of order, and hold a state that is gone', async () => {
  const stateHistory = [
    { state: 'Todo', startedAt: '2026-11-01T00:00:00Z', endedAt: '2026-11-02T00:00:00Z' },
    { state: null, startedAt: '2026-11-02T00:00:00Z', endedAt: '2026-11-03T00:00:00Z' },
    { state: 'In Progress', startedAt: '2026-11-03T00:00:00Z' },
  ];
  const world = linearWorld({ issues: [{ identifier: 'PAY-1', stateHistory }] });
  const { ask } = await serve(world, { shuffle: true });
  const data = await ask('{ issue(id: "PAY-1") { stateHistory { nodes { startedAt state { name } } } } }');
  const spans = (data as { issue: { stateHistory: { nodes: { startedAt: string; state: unknown }[] } } })
    .issue.stateHistory;
  const times = spans.nodes.map((span) => span.startedAt);
  expect(times).not.toEqual([...times].sort());
  expect([...times].sort()).toHaveLength(3);
  expect(spans.nodes).toContainEqual({ startedAt: '2026-11-02T00:00:00.000Z', state: null });
});

test('a key that is limited to one team sees nothing of the others', async () => {
  const { ask, identifiers } = await serve(team, { access: { [KEY]: ['PAY'] } });
  expect(await identifiers({})).toEqual(['PAY-2', 'PAY-1', 'PAY-3']);
  expect(
    await ask(
      '{ teams { nodes { key parent { key } } } issue(id: "PAY-1") { inverseRelations { nodes { id } } } }',
    ),
  ).toEqual({
    teams: { nodes: [{ key: 'PAY', parent: null }] },
    issue: { inverseRelations: { nodes: [] } },
  });
  await expect(ask('{ issue(id: "OPS-1") { id } }')).rejects.toThrow('Entity not found: Issue');
});
