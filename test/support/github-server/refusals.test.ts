import { describe, expect, it } from 'vitest';
import { ask, FIND, find, pick, start } from './test-client.ts';

describe('refusals', () => {
  it.each([
    [
      '{ repository(owner: "acme", name: "nope") { id } viewer { login } }',
      "a Repository with the name 'acme/nope'",
      ['repository'],
    ],
    [
      '{ organization(login: "nope") { id } viewer { login } }',
      "an Organization with the login of 'nope'",
      ['organization'],
    ],
    [
      '{ user(login: "dependabot") { id } viewer { login } }',
      "a User with the login of 'dependabot'",
      ['user'],
    ],
    [
      '{ organization(login: "acme") { team(slug: "nope") { id } } viewer { login } }',
      'a Team',
      ['organization', 'team'],
    ],
    ['{ node(id: "PR_x") { id } viewer { login } }', "the global id of 'PR_x'", ['node']],
  ])('%s is NOT_FOUND beside the other data', async (query, message, path) => {
    const { data, errors } = await ask(await start(), query);
    expect(errors).toEqual([
      { type: 'NOT_FOUND', path, locations: expect.any(Array), message: expect.any(String) },
    ]);
    expect(errors[0]?.message).toContain(message);
    expect(pick(data, 'viewer.login')).toBe('ada-l');
  });

  it('names fields, arguments, types and enum values that its schema lacks', async () => {
    const server = await start({
      without: ['PullRequest.isInMergeQueue', 'ProjectV2.items.orderBy', 'SearchType.USER'],
    });
    const { errors, status } = await ask(
      server,
      `query Old { search(query: "x", type: ISSUE, first: 1) { nodes { ... on PullRequest { isInMergeQueue } ... on Nope { id } } }
        organization(login: "acme") { projectV2(number: 7) { items(first: 1, orderBy: {field: POSITION, direction: ASC}) { totalCount } } } }`,
    );
    expect(status).toBe(200);
    expect(
      errors.map(({ extensions, path }) => ({ ...extensions, path: path?.join(' > ') })),
    ).toMatchSnapshot();
    const enumError = await ask(server, FIND, { q: 'x', type: 'USER' });
    expect(enumError.errors[0]?.message).toBe('Variable $type was provided invalid value');
  });

  it('answers 401 without a known token, and 404 beside the endpoint', async () => {
    const server = await start({ access: { good: {} } });
    expect((await ask(server, '{ viewer { login } }', {}, 'bad')).status).toBe(401);
    const nobody = await fetch(server.url, { method: 'POST', body: '{"query":"{ viewer { login } }"}' });
    expect([nobody.status, await nobody.json()]).toEqual([
      401,
      expect.objectContaining({ message: 'Bad credentials' }),
    ]);
    expect((await fetch(server.url)).status).toBe(404);
  });

  it('hides private repositories and organisations without single sign-on', async () => {
    const server = await start({
      access: {
        outsider: { viewer: 'cy', owners: [] },
        noSso: { withoutSso: ['acme'] },
        saml: { samlFailure: ['acme'] },
        narrow: { scopes: ['repo'] },
      },
    });
    const vault = '{ repository(owner: "acme", name: "vault") { id } }';
    expect((await ask(server, vault, {}, 'outsider')).errors[0]?.type).toBe('NOT_FOUND');
    expect(await find(server, 'is:pr author:cy', 'outsider')).toBe('old#9');
    const probe = '{ organization(login: "acme") { repositories(first: 1) { totalCount } } }';
    expect(pick((await ask(server, probe, {}, 'noSso')).data, 'organization.repositories.totalCount')).toBe(
      0,
    );
    expect(await find(server, 'org:acme', 'noSso')).toBe('');
    expect((await ask(server, probe, {}, 'saml')).errors).toMatchObject([
      { type: 'FORBIDDEN', path: ['organization'], extensions: { saml_failure: true } },
    ]);
    const board = '{ organization(login: "acme") { projectV2(number: 7) { title } } viewer { email } }';
    const scopes = (await ask(server, board, {}, 'narrow')).errors;
    expect(scopes.map((error) => error.type)).toEqual(['INSUFFICIENT_SCOPES', 'INSUFFICIENT_SCOPES']);
    expect(scopes[0]?.message).toContain("['read:project']");
  });
});
