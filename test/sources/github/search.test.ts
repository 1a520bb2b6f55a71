import { describe, expect, it } from 'vitest';
import { hasVendorSchema } from '../../support/github-server/index.ts';
import { itWhen } from '../../support/it-when.ts';
import { manyPullRequests, read } from './harness.ts';

const OWNER = { owners: ['acme'] };
/** As many terms in one search as the host's schema allows; npm's copy knows no advanced search. */
const advanced = hasVendorSchema();

describe('under an owner', () => {
  const world = {
    teams: [
      { organization: 'acme', slug: 'payments', members: ['ada-l'] },
      { organization: 'acme', slug: 'guild', members: ['ada-l'] },
    ],
    repositories: [{ nameWithOwner: 'acme/old', isArchived: true }],
    pullRequests: [
      { repository: 'acme/a', author: 'ada-l', reviewRequests: ['acme/payments'] },
      { repository: 'acme/b', author: 'cy', assignees: ['ada-l'] },
      { repository: 'acme/c', author: 'cy', reviewRequests: ['ada-l'] },
      { repository: 'acme/d', author: 'cy', reviewRequests: ['acme/payments'] },
      { repository: 'acme/e', author: 'cy', reviewRequests: ['acme/guild'] },
      { repository: 'acme/f', author: 'cy' },
      { repository: 'acme/old', author: 'ada-l' },
      { repository: 'other/g', author: 'ada-l' },
    ],
  };

  it('what concerns a configured person is read once, not what concerns anybody’s team', async () => {
    const { ids, report } = await read(world, { github: OWNER, people: [{ name: 'Ada', github: 'ADA-L' }] });
    expect(ids).toEqual(['acme/a#1', 'acme/b#1', 'acme/c#1']);
    expect(report).toMatchObject({ status: 'complete', problems: [], scope: { owners: ['acme'] } });
  });

  it('what awaits a configured team is read too, and its members are looked for', async () => {
    const { ids, teams } = await read(world, {
      github: OWNER,
      teams: [{ name: 'Payments', github: 'acme/payments' }],
    });
    expect(ids).toEqual(['acme/a#1', 'acme/b#1', 'acme/c#1', 'acme/d#1']);
    expect(teams).toMatchObject([{ key: 'acme/payments', name: 'payments', members: ['ada-l'] }]);
  });

  it('the members of a team whose people the config names are not looked for', async () => {
    const { ids } = await read(world, {
      github: OWNER,
      people: [{ name: 'Grace', github: 'grace-h' }],
      teams: [{ name: 'Payments', github: 'acme/payments', people: ['Grace'] }],
    });
    expect(ids).toEqual(['acme/a#1', 'acme/d#1']);
  });

  it('everything is read where neither people nor teams are configured', async () => {
    const { ids } = await read(world, { github: OWNER });
    expect(ids).toEqual(
      ['acme/a', 'acme/b', 'acme/c', 'acme/d', 'acme/e', 'acme/f'].map((name) => `${name}#1`),
    );
  });

  it('agents’ pull requests are read, be the agent an app or an account', async () => {
    const { ids } = await read(
      {
        bots: ['copilot-swe-agent'],
        pullRequests: [
          { repository: 'acme/a', author: 'copilot-swe-agent' },
          { repository: 'acme/b', author: 'robot' },
          { repository: 'acme/c', author: 'cy' },
        ],
      },
      {
        github: OWNER,
        people: [{ name: 'Ada', github: 'ada-l' }],
        agents: [{ name: 'Copilot', github: ['copilot-swe-agent[bot]', 'robot'] }],
      },
    );
    expect(ids).toEqual(['acme/a#1', 'acme/b#1']);
  });

  it('a user’s repositories are searched as a user’s', async () => {
    const { ids, searches } = await read(
      { users: ['ada-l'], pullRequests: [{ repository: 'ada-l/dots', author: 'cy' }] },
      { github: { owners: ['ada-l'] } },
    );
    expect(ids).toEqual(['ada-l/dots#1']);
    expect(searches.at(-1)).toBe('is:pr is:open archived:false user:ada-l');
  });

  it('a person without a GitHub login is named in a note', async () => {
    const { report } = await read(world, {
      github: OWNER,
      people: [
        { name: 'Ada', github: 'ada-l' },
        { name: 'Grace', linear: 'grace@acme.com' },
      ],
    });
    expect(report.notes.join()).toContain('people[1] has no GitHub login in the config');
  });

  it('everything is read where no configured person has a GitHub login', async () => {
    const { ids, report } = await read(world, {
      github: OWNER,
      people: [{ name: 'Grace', linear: 'grace@acme.com' }],
    });
    expect(ids).toHaveLength(6);
    expect(report.notes.join()).toContain('every open pull request under acme is read');
  });
});

it('leaves out what the index of the search still holds as open', async () => {
  const { ids } = await read(
    { pullRequests: [{ repository: 'acme/a' }, { repository: 'acme/b', title: 'Merged by now' }] },
    { github: OWNER },
    {
      alter: (text) =>
        text.replace(/"prState":"OPEN"(?=[^{]*\{"nameWithOwner":"acme\/b")/g, '"prState":"MERGED"'),
    },
  );
  expect(ids).toEqual(['acme/a#1']);
});

itWhen(advanced)('looks for two people in one search, and keeps to five operators', async () => {
  const people = ['a', 'b', 'c'].map((login) => ({ name: login, github: login }));
  const { searches, queries } = await read(
    { organizations: ['acme'], repositories: ['acme/a'] },
    { github: OWNER, people },
  );
  expect(searches).toEqual([
    'is:pr is:open archived:false org:acme (author:a OR assignee:a OR review-requested:a OR author:b OR assignee:b OR review-requested:b)',
    'is:pr is:open archived:false org:acme (author:c OR assignee:c OR review-requested:c)',
  ]);
  expect(queries).toHaveLength(2);
});

it('asks for one thing at a time where the host has no advanced search', async () => {
  const { searches, ids } = await read(
    { pullRequests: [{ repository: 'acme/a', author: 'ada-l' }] },
    { github: OWNER, people: [{ name: 'Ada', github: 'ada-l' }] },
    { server: { schema: 'npm', operatorsInIssueSearch: false } },
  );
  expect(ids).toEqual(['acme/a#1']);
  expect(searches).toHaveLength(3);
  expect(searches.join()).not.toMatch(/[()]| OR /);
});

describe('more than a thousand results', () => {
  it('of one person are read in parts by time of creation', async () => {
    const { ids, report } = await read({ pullRequests: manyPullRequests(1100) }, { github: OWNER });
    expect(ids).toHaveLength(1100);
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  }, 60_000);

  itWhen(advanced)(
    'of several people are read in parts by person, and by how they concern them',
    async () => {
      const pullRequests = [
        ...manyPullRequests(600),
        ...manyPullRequests(600, { repository: 'acme/b', author: 'cy' }),
      ];
      const people = [
        { name: 'Ada', github: 'ada-l' },
        { name: 'Cy', github: 'cy' },
      ];
      const { ids, searches } = await read({ pullRequests }, { github: OWNER, people });
      expect(ids).toHaveLength(1200);
      expect(searches.slice(1, 7)).toEqual(
        ['ada-l', 'cy'].flatMap((login) =>
          ['author', 'assignee', 'review-requested'].map(
            (term) => `is:pr is:open archived:false org:acme ${term}:${login}`,
          ),
        ),
      );
    },
    60_000,
  );

  it('created within one second make the reading partial', async () => {
    const pullRequests = manyPullRequests(1001, { createdAt: '2026-10-01T00:00:00Z' });
    const { report } = await read({ pullRequests }, { github: OWNER });
    expect(report.status).toBe('partial');
    expect(report.problems.join()).toContain('at most 1000 of 1001 open pull requests');
  }, 60_000);
});

it('where there are more people than pull requests, all is read, and what concerns nobody is left out', async () => {
  const people = Array.from({ length: 1600 }, (_, index) => ({ name: `p${index}`, github: `p${index}` }));
  const { ids, searches } = await read(
    {
      pullRequests: [
        { repository: 'acme/a', author: 'p7' },
        { repository: 'acme/b', author: 'stranger' },
        { repository: 'acme/c', author: 'stranger', assignees: ['p1599'] },
      ],
    },
    { github: OWNER, people },
  );
  expect(ids).toEqual(['acme/a#1', 'acme/c#1']);
  expect(searches.filter((search) => search.includes('author:'))).toEqual([]);
});

describe('an owner that the token does not see', () => {
  it('and that is not there makes the reading partial', async () => {
    const { report } = await read({}, { github: { owners: ['nobody'] } });
    expect(report).toMatchObject({ status: 'partial', cause: null });
    expect(report.problems).toEqual([
      'nobody was not found on GitHub, or this token cannot see it. Check github.owners and github.repos, or give the token access.',
    ]);
  });

  it('for want of single sign-on makes the reading partial, though the search finds nothing', async () => {
    const { report, ids } = await read(
      { pullRequests: [{ repository: 'acme/a', author: 'ada-l' }] },
      { github: OWNER },
      { server: { access: { ghp_secret: { withoutSso: ['acme'] } } } },
    );
    expect(ids).toEqual([]);
    expect(report.status).toBe('partial');
    expect(report.problems[0]).toMatch(/^GitHub shows this token no repository of acme: .*Configure SSO/);
  });
});
