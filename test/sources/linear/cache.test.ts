import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordCache } from '../../../src/sources/source.ts';
import { type LinearWorld, linearWorld } from '../../support/linear-server/index.ts';
import { start } from './harness.ts';

/** A cache in memory, through JSON as a file would be. */
function memory() {
  const kept = new Map<string, string>();
  const cache: RecordCache = {
    get: (id) => JSON.parse(kept.get(id) ?? 'null') ?? undefined,
    keep: (id, record) => kept.set(id, JSON.stringify(record)),
  };
  return { cache, kept };
}

const day = (at: number) => new Date(Date.UTC(2026, 9, 1 + at)).toISOString();
const smallWorld = () =>
  linearWorld({
    teams: [
      { key: 'PAY', members: ['ada@acme.com', 'cy@acme.com'] },
      { key: 'OPS', members: ['cy@acme.com'] },
    ],
    issues: Array.from({ length: 12 }, (_, at) => ({
      identifier: `${at % 3 === 0 ? 'OPS' : 'PAY'}-${at + 1}`,
      createdAt: day(at),
      updatedAt: day(at + 20),
      assignee: at % 2 ? 'ada@acme.com' : 'cy@acme.com',
      labels: ['bank', 'slow'].slice(at % 3),
      parent: at === 5 || at === 7 ? 'PAY-2' : null,
      project: at % 4 ? 'Checkout' : null,
      state: at === 10 ? 'Todo' : at % 2 ? 'In Progress' : 'In Review',
    })),
    relations: [{ type: 'blocks', issue: 'PAY-5', relatedIssue: 'PAY-3' }],
  });

type Edit = (world: LinearWorld, at: number, tick: number) => void;

const issueAt = (world: LinearWorld, at: number) => world.issues[at % world.issues.length];
/** An edit of one issue that Linear dates. */
const dated =
  (change: (issue: LinearWorld['issues'][number], tick: number) => void): Edit =>
  (world, at, tick) => {
    const issue = issueAt(world, at);
    if (!issue) return;
    change(issue, tick);
    issue.updatedAt = day(60 + tick);
  };
/** The state of a team by this name, or where it was renamed the first of its kind. */
const stateOf = (world: LinearWorld, team: string, name: string) => {
  const own = world.states.filter((state) => state.team === team);
  return (
    (own.find((state) => state.name === name) ?? own.find(({ type }) => type === 'started'))?.name ?? name
  );
};
const moveTo =
  (name: string): Edit =>
  (world, at, tick) =>
    dated((issue) => {
      issue.state = stateOf(world, issue.team, name);
      for (const span of issue.stateHistory) span.endedAt ??= day(60 + tick);
      issue.stateHistory.push({ state: issue.state, startedAt: day(60 + tick), endedAt: null });
    })(world, at, tick);

const EDITS: Record<string, Edit> = {
  'moves on': moveTo('In Review'),
  'comes back': moveTo('In Progress'),
  'is done': moveTo('Done'),
  'gets a title': dated((issue, tick) => Object.assign(issue, { title: `Title ${tick}` })),
  'is archived': dated((issue, tick) => Object.assign(issue, { archivedAt: day(60 + tick) })),
  'goes to another team': (world, at, tick) =>
    dated((issue) => {
      issue.previousIdentifiers = [...issue.previousIdentifiers, `OLD-${tick}`];
      issue.team = issue.team === 'PAY' ? 'OPS' : 'PAY';
      issue.state = stateOf(world, issue.team, 'In Progress');
      issue.stateHistory = [{ state: issue.state, startedAt: day(60 + tick), endedAt: null }];
    })(world, at, tick),
  'is deleted': (world, at) => {
    const gone = issueAt(world, at);
    world.issues = world.issues.filter((issue) => issue !== gone && issue.parent !== gone?.identifier);
    world.relations = [];
  },
  'is new': (world, at, tick) => {
    const [issue] = linearWorld({ issues: [{ identifier: `PAY-${100 + tick}`, createdAt: day(at) }] }).issues;
    const state = stateOf(world, 'PAY', 'In Progress');
    const stateHistory = [{ state, startedAt: day(60 + tick) }];
    if (issue) world.issues.push({ ...issue, state, stateHistory });
  },
  'has its label renamed': (world, _at, tick) => {
    for (const issue of world.issues)
      issue.labels = issue.labels.map((label) => (label.startsWith('bank') ? `bank ${tick}` : label));
  },
  'has a link, undated': (world, at, tick) => {
    issueAt(world, at)?.attachments.push({ url: `https://github.com/acme/api/pull/${tick}` });
  },
  'has its person renamed': (world, at, tick) => {
    const user = world.users[at % world.users.length];
    if (user) Object.assign(user, { displayName: `Name ${tick}`, active: !user.active });
  },
  'has its project renamed': (world, _at, tick) => {
    for (const project of world.projects) project.name = `Project ${tick}`;
    for (const issue of world.issues) if (issue.project) issue.project = `Project ${tick}`;
  },
  'has its state renamed': (world, _at, tick) => {
    const [state] = world.states.filter(({ team, type }) => team === 'PAY' && type === 'started');
    const before = state?.name;
    if (!state) return;
    state.name = `Doing ${tick}`;
    for (const issue of world.issues.filter(({ team }) => team === 'PAY')) {
      if (issue.state === before) issue.state = state.name;
      for (const span of issue.stateHistory) if (span.state === before) span.state = state.name;
    }
  },
  'is blocked, undated': (world, at) => {
    const [issue, other] = [issueAt(world, at), issueAt(world, at + 1)];
    if (issue && other && issue !== other)
      world.relations.push({ type: 'blocks', issue: other.identifier, relatedIssue: issue.identifier });
  },
  'gets a customer, undated': (world, at) => {
    const issue = issueAt(world, at);
    if (issue) issue.customerTicketCount++;
  },
};

describe('a run that goes by what an earlier one kept', () => {
  it('finds what a fresh run finds, whatever happened in between', async () => {
    const steps = fc.array(
      fc.array(fc.record({ edit: fc.constantFrom(...Object.keys(EDITS)), at: fc.nat(30) }), { maxLength: 4 }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (rounds) => {
        const world = smallWorld();
        const { cache } = memory();
        const [kept, fresh] = [await start(world, { cache }), await start(world)];
        await kept.read();
        let tick = 0;
        for (const edits of rounds) {
          for (const { edit, at } of edits) EDITS[edit]?.(world, at, tick++);
          const { report: _kept, ...found } = await kept.read();
          const { report: _fresh, ...expected } = await fresh.read();
          expect(found).toEqual(expected);
        }
        await Promise.all([kept.server.close(), fresh.server.close()]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('asks for no history that it has', async () => {
    const { cache } = memory();
    const { read, server } = await start(smallWorld(), { cache });
    const first = await read();
    const asked = server.requests.length;
    const second = await read();
    expect(server.requests.length - asked).toBe(2);
    expect(
      server.requests
        .slice(asked)
        .map(({ query }) => query)
        .join(),
    ).not.toContain('stateHistory');
    expect(second.records).toEqual(first.records);
  });

  it('asks anew where what was kept is not its own', async () => {
    const { cache, kept } = memory();
    const { read } = await start(smallWorld(), { cache });
    const first = await read();
    for (const id of kept.keys()) kept.set(id, '{"updatedAt":"2026-10-21T00:00:00.000Z","spans":[{}]}');
    expect((await read()).records).toEqual(first.records);
    for (const id of kept.keys()) kept.set(id, '[]');
    expect((await read()).records).toEqual(first.records);
  });

  it('keeps no title, person or address', async () => {
    const { cache, kept } = memory();
    const { read } = await start(smallWorld(), { cache });
    await read();
    expect(kept.size).toBeGreaterThan(10);
    expect([...kept.values()].join()).not.toMatch(/Work on|@acme|https:/);
  });
});
