import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Config } from '../../../src/config/schema.ts';
import type { RecordCache } from '../../../src/sources/source.ts';
import type { GithubWorldInput } from '../../support/github-server/index.ts';
import { read } from './harness.ts';

/** What one run kept or used is what the next one finds, as a file has it. */
function memory() {
  let found = new Map<string, unknown>();
  let used = new Map<string, unknown>();
  const cache: RecordCache = {
    get(id) {
      if (found.has(id)) used.set(id, found.get(id));
      return found.get(id);
    },
    keep: (id, record) => void used.set(id, JSON.parse(JSON.stringify(record))),
  };
  return {
    cache,
    nextRun() {
      [found, used] = [used, new Map()];
    },
    found: () => found,
  };
}

const CONFIG: Config = {
  github: {
    owners: ['acme'],
    repos: ['acme/api'],
    issues: { labels: ['doing'] },
    projects: [{ owner: 'acme', number: 7 }],
  },
  people: [
    { name: 'Ada', github: 'ada-l' },
    { name: 'Grace', github: 'grace-h' },
  ],
  teams: [{ name: 'Payments', github: 'acme/payments' }],
};

interface World extends GithubWorldInput {
  users: { login: string; name: string; email: string }[];
  repositories: { nameWithOwner: string; isArchived: boolean }[];
  pullRequests: NonNullable<GithubWorldInput['pullRequests']>;
  issues: NonNullable<GithubWorldInput['issues']>;
  projects: {
    owner: string;
    number: number;
    items: { content: string; status: { name: string; updatedAt: string } }[];
  }[];
}

const world = (): World => ({
  users: ['ada-l', 'grace-h', 'cy'].map((login) => ({ login, name: login, email: `${login}@acme.com` })),
  teams: [{ organization: 'acme', slug: 'payments', members: ['ada-l'] }],
  repositories: ['acme/api', 'acme/web'].map((nameWithOwner) => ({ nameWithOwner, isArchived: false })),
  pullRequests: [
    { repository: 'acme/api', number: 1, author: 'ada-l', closes: ['acme/api#11'], labels: ['ui'] },
    { repository: 'acme/api', number: 2, author: 'cy', reviewRequests: ['grace-h', 'acme/payments'] },
    { repository: 'acme/web', number: 3, author: 'grace-h', assignees: ['ada-l'], isDraft: true },
    {
      repository: 'acme/web',
      number: 4,
      author: 'cy',
      reviewRequests: ['ada-l'],
      reviews: [{ author: 'grace-h', state: 'APPROVED' }],
      labels: Array.from({ length: 55 }, (_, index) => `label ${index}`),
    },
  ],
  issues: [
    { repository: 'acme/api', number: 11, author: 'cy', assignees: ['grace-h'], labels: ['ui'] },
    { repository: 'acme/web', number: 12, author: 'ada-l', labels: ['doing'], blockedBy: ['acme/web#13'] },
    { repository: 'acme/web', number: 13, author: 'cy', parent: 'acme/web#12' },
  ],
  projects: [
    {
      owner: 'acme',
      number: 7,
      items: [{ content: 'acme/web#12', status: { name: 'In Progress', updatedAt: '2026-09-01T08:00:00Z' } }],
    },
  ],
});

/** Later each time, and long enough ago not to be of this very minute. */
const later = (step: number) => new Date(Date.UTC(2026, 9, 1, 0, step)).toISOString();

/** What may happen between two runs. Those without a new `updatedAt` happen elsewhere than in the record. */
const EDITS: Record<string, (world: World, pick: number, step: number) => void> = {
  'a pull request is renamed': ({ pullRequests }, pick, step) =>
    Object.assign(at(pullRequests, pick), { title: `Renamed ${step}`, updatedAt: later(step) }),
  'a review is asked for': ({ pullRequests }, pick, step) =>
    Object.assign(at(pullRequests, pick), { reviewRequests: ['ada-l'], updatedAt: later(step) }),
  'a pull request is merged': ({ pullRequests }, pick, step) =>
    Object.assign(at(pullRequests, pick), { mergedAt: later(step) }),
  'a pull request is gone': ({ pullRequests }, pick) =>
    void pullRequests.splice(pick % pullRequests.length, 1),
  'a pull request is opened': ({ pullRequests }, pick, step) =>
    void pullRequests.push({
      repository: pick % 2 ? 'acme/api' : 'acme/web',
      number: 100 + step,
      author: 'grace-h',
      closes: ['acme/web#13'],
      updatedAt: later(step),
    }),
  'a rule decides on a review': ({ pullRequests }, pick) =>
    Object.assign(at(pullRequests, pick), { reviewDecision: 'CHANGES_REQUESTED' }),
  'a person is renamed': ({ users }, pick, step) => Object.assign(at(users, pick), { name: `Name ${step}` }),
  'a person hides the address': ({ users }, pick) => Object.assign(at(users, pick), { email: '' }),
  'an issue is closed': ({ issues }, pick, step) =>
    Object.assign(at(issues, pick), { closedAt: later(step) }),
  'an issue is labelled': ({ issues }, pick, step) =>
    Object.assign(at(issues, pick), { labels: [`new ${step}`, 'doing'], updatedAt: later(step) }),
  'an issue is gone': ({ issues, projects }, pick) => {
    const [gone] = issues.splice(pick % issues.length, 1);
    for (const project of projects)
      project.items = project.items.filter(
        ({ content }) => content !== `${gone?.repository}#${gone?.number}`,
      );
  },
  'a card is moved': ({ projects, issues }, _, step) => {
    const status = { name: ['Todo', 'In Progress', 'Done'][step % 3] ?? 'Todo', updatedAt: later(step) };
    for (const item of projects[0]?.items ?? []) Object.assign(item, { status });
    const moved = {
      type: 'ProjectV2ItemStatusChangedEvent',
      createdAt: later(step),
      project: 'acme#7',
      status: status.name,
    };
    for (const issue of issues)
      if (issue.number === 12)
        issue.timeline = [...(issue.timeline ?? []), { ...moved, previousStatus: 'In Progress' }];
  },
  'a repository is archived': ({ repositories }, pick) =>
    Object.assign(at(repositories, pick), { isArchived: true }),
};
const NAMES = Object.keys(EDITS);

function at<T>(list: T[], pick: number): T {
  const found = list[pick % list.length];
  if (found === undefined) throw new Error('nothing left to edit');
  return found;
}

describe('a run with records of an earlier one', () => {
  it('gives what a fresh run gives, whatever happened in between', async () => {
    const edit = fc.record({ name: fc.constantFrom(...NAMES), pick: fc.nat(20) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
        async (runs) => {
          const { cache, nextRun } = memory();
          const now = world();
          let step = 0;
          await read(now, CONFIG, { context: { cache } });
          for (const edits of runs) {
            for (const { name, pick } of edits) {
              step += 1;
              if (now.pullRequests.length > 1 && now.issues.length > 1) EDITS[name]?.(now, pick, step);
            }
            nextRun();
            const { records, people, teams, report } = await read(now, CONFIG, { context: { cache } });
            const fresh = await read(now, CONFIG);
            expect({ records, people, teams }).toEqual({
              records: fresh.records,
              people: fresh.people,
              teams: fresh.teams,
            });
            expect(report).toMatchObject({ status: fresh.report.status, problems: fresh.report.problems });
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('asks for nothing but lists and what they quote where nothing changed', async () => {
    const { cache, nextRun } = memory();
    const first = await read(world(), CONFIG, { context: { cache } });
    nextRun();
    const second = await read(world(), CONFIG, { context: { cache } });
    expect(second.records).toEqual(first.records);
    expect(second.queries.filter(({ query }) => query.includes('PullRequestParts'))).toEqual([]);
  });

  it('reads anew what moved on a board, which does not update it', async () => {
    const { cache, nextRun } = memory();
    const now = world();
    await read(now, CONFIG, { context: { cache } });
    nextRun();
    EDITS['a card is moved']?.(now, 0, 5);
    const cached = await read(now, CONFIG, { context: { cache } });
    const fresh = await read(now, CONFIG);
    expect(cached.record('acme/web#12')).toEqual(fresh.record('acme/web#12'));
    expect(fresh.record('acme/web#12').states).toMatchObject([{ name: 'Done', from: later(5) }]);
  });

  it('reads whole only what changed', async () => {
    const { cache, nextRun } = memory();
    const now = world();
    await read(now, CONFIG, { context: { cache } });
    nextRun();
    EDITS['a pull request is renamed']?.(now, 0, 1);
    const { queries, record } = await read(now, CONFIG, { context: { cache } });
    const whole = queries.filter(({ query }) => query.includes('PullRequestParts'));
    expect(whole.map(({ variables }) => (variables.ids0 as string[]).length)).toEqual([1]);
    expect(record('acme/api#1').title).toBe('Renamed 1');
  });

  it('takes nothing from a file that holds something else', async () => {
    const { cache, nextRun, found } = memory();
    const fresh = await read(world(), CONFIG, { context: { cache } });
    nextRun();
    for (const [index, id] of [...found().keys()].entries())
      found().set(
        id,
        [null, 'text', { updatedAt: 3 }, { updatedAt: '2026-01-01T00:00:00Z', node: {} }][index % 4],
      );
    const { records, report } = await read(world(), CONFIG, { context: { cache } });
    expect(records).toEqual(fresh.records);
    expect(report).toMatchObject({ status: 'complete', problems: [] });
  });

  it('keeps nothing that was read in part', async () => {
    const { cache, nextRun, found } = memory();
    const config = { ...CONFIG, github: { ...CONFIG.github, repos: ['acme/api', 'acme/gone'] } };
    expect((await read(world(), config, { context: { cache } })).report.status).toBe('partial');
    nextRun();
    expect(found().size).toBe(0);
  });
});
