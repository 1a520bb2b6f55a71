import { describe, expect, it } from 'vitest';
import { githubWorld } from './builders.ts';
import { ask, pick, start } from './test-client.ts';

describe('paging', () => {
  const page = `query ($first: Int, $last: Int, $after: String, $before: String) {
    repository(owner: "acme", name: "big") { pullRequests(first: $first, last: $last, after: $after, before: $before) {
      totalCount nodes { number } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
  const pullRequests = Array.from({ length: 5 }, () => ({ repository: 'acme/big', author: 'cy' }));

  it('pages forwards and backwards, and keeps its place when a record goes', async () => {
    const server = await start({}, { pullRequests });
    const read = async (variables: Record<string, unknown>) =>
      pick((await ask(server, page, variables)).data, 'repository.pullRequests');
    const first = await read({ first: 2 });
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(pick(first, 'nodes.number')).toEqual([1, 2]);
    const end = pick(first, 'pageInfo.endCursor');
    expect(pick(await read({ last: 2 }), 'nodes.number')).toEqual([4, 5]);
    expect(pick(await read({ last: 9, before: end }), 'nodes.number')).toEqual([1]);
    for (const gone of [1, 2]) {
      const numbered = pullRequests.map((pull, place) => ({ ...pull, number: place + 1 }));
      server.serve(githubWorld({ pullRequests: numbered.filter(({ number }) => number !== gone) }));
      expect(pick(await read({ first: 9, after: end }), 'nodes.number')).toEqual([3, 4, 5]);
    }
  });

  it('refuses pages without bounds, too large, or too many together, and counts without bounds', async () => {
    const server = await start({}, { pullRequests });
    const type = async (query: string) => (await ask(server, query)).errors.map((error) => error.type);
    const inBig = (selection: string) => `{ repository(owner: "acme", name: "big") { ${selection} } }`;
    expect(await type(inBig('pullRequests { nodes { number } }'))).toEqual(['MISSING_PAGINATION_BOUNDARIES']);
    expect(await type(inBig('pullRequests(first: 101) { nodes { number } }'))).toEqual([
      'EXCESSIVE_PAGINATION',
    ]);
    const nested =
      'pullRequests(first: 100) { nodes { labels(first: 100) { nodes { name } } reviews(first: 50) { nodes { state } } } }';
    expect(await type(inBig(nested))).toEqual([]);
    const deep =
      'pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { onBehalfOf(first: 50) { nodes { name } } } } } }';
    expect(await type(inBig(deep))).toEqual(['MAX_NODE_LIMIT_EXCEEDED']);
    const counted = await ask(server, inBig('pullRequests { totalCount }'));
    expect(pick(counted.data, 'repository.pullRequests.totalCount')).toBe(5);
  });
});

describe('cost', () => {
  it('charges what the connections could take, and stops at the budget', async () => {
    const server = await start({ budget: 60, now: () => Date.parse('2026-11-20T09:00:00Z') });
    const query = `{ repository(owner: "acme", name: "api") { pullRequests(first: 100) { nodes {
      reviews(first: 50) { nodes { id } } labels(first: 60) @include(if: false) { nodes { name } } } } }
      rateLimit { cost remaining used limit nodeCount resetAt } }`;
    // 1 page of pull requests and 100 of reviews are 101 requests.
    expect(pick((await ask(server, query)).data, 'rateLimit')).toEqual({
      cost: 1,
      remaining: 59,
      used: 1,
      limit: 60,
      nodeCount: 5100,
      resetAt: '2026-11-20T10:00:00Z',
    });
    const dear = `{ search(query: "is:pr", type: ISSUE, first: 100) { nodes { ... on PullRequest { closingIssuesReferences(first: 40) {
      nodes { labels(first: 10) { nodes { name } } assignees(first: 1) { nodes { login } } } } } } } }`;
    const { errors } = await ask(server, dear);
    expect(errors).toMatchObject([{ type: 'RATE_LIMITED' }]);
    expect(server.requests.map((request) => request.cost)).toEqual([1, null]);
    const { headers } = await fetch(server.url, {
      method: 'POST',
      headers: { authorization: 'bearer secret' },
      body: '{"query":"query Q { viewer { login } }"}',
    });
    expect([headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset')]).toEqual([
      '58',
      '1795168800',
    ]);
    expect(server.requests[2]).toMatchObject({
      operationName: 'Q',
      status: 200,
      headers: { authorization: 'bearer secret' },
    });
  });
});
