import { describe, expect, test } from 'vitest';
import { githubIssue, itemOf, limitOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { human, noteText, type PersonDraft, type RecordDraft } from './scene.ts';

const ADA = human('linear', 'ada@acme.com', { name: 'Ada' });
const GRACE = human('github', 'grace-h', { name: 'Grace' });
type Config = Parameters<typeof verdictOf>[0];

function held(records: RecordDraft[], people: PersonDraft[] = [ADA, GRACE], config: Config = {}) {
  const verdict = verdictOf({ limits: [{ per: 'team', max: 9 }], ...config }, { records, people });
  const { holders, agents } = itemOf(verdict, records[0]?.id ?? '');
  return { holders, agents, notes: noteText(verdict), team: limitOf(verdict, 'team/Payments/*').count };
}

describe('2.4 Holders', () => {
  test('the Linear assignee', () => {
    expect(
      held([linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'], author: 'eve@acme.com' })]).holders,
    ).toEqual(['Ada']);
  });
  test('the authors and the assignees of its pull requests', () => {
    const pulls = [
      pullRequest({ id: 'acme/api#1', title: 'PAY-1', author: 'grace-h', assignees: ['kay'] }),
      pullRequest({ id: 'acme/api#2', title: 'PAY-1', author: 'lin' }),
    ];
    expect(held([linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] }), ...pulls]).holders).toEqual([
      'Ada',
      'grace-h',
      'kay',
      'lin',
    ]);
  });
  test('not those of a pull request that is merged or closed', () => {
    for (const stateType of ['merged', 'closed'] as const) {
      const pull = pullRequest({ id: 'acme/api#1', title: 'PAY-1', author: 'grace-h', stateType });
      expect(held([linearIssue({ id: 'PAY-1' }), pull]).holders).toEqual([]);
    }
  });
  test('the assignees of a counted GitHub issue, and not its author', () => {
    const issue = githubIssue({
      id: 'acme/api#9',
      labels: ['wip'],
      assignees: ['grace-h', 'kay'],
      author: 'eve',
    });
    expect(held([issue], [], { github: { issues: { labels: ['wip'] } } }).holders).toEqual([
      'grace-h',
      'kay',
    ]);
  });
  test('not the reviewers', () => {
    const pull = pullRequest({ id: 'acme/api#1', author: 'kay', reviewRequests: [{ who: 'grace-h' }] });
    expect(held([pull]).holders).toEqual(['kay']);
  });
});

test('2.4 An item counts once for each holder and once for each of its teams', () => {
  const verdict = verdictOf(
    {
      people: [{ name: 'Ada', linear: 'ada@acme.com', github: 'ada-l' }],
      teams: [
        { name: 'A', people: ['Ada'], repos: ['acme/api'] },
        { name: 'B', people: ['Ada'], repos: ['acme/*'] },
      ],
      limits: [
        { per: 'person', max: 1 },
        { per: 'team', max: 1 },
        { per: 'everyone', max: 1 },
      ],
    },
    {
      records: [
        linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] }),
        pullRequest({ id: 'acme/api#1', title: 'PAY-1', author: 'ada-l', assignees: ['ada-l', 'grace-h'] }),
      ],
    },
  );
  const counts = Object.fromEntries(verdict.limits.map(({ key, count }) => [key, count]));
  expect(counts).toEqual({
    'person/Ada/*': 1,
    'person/grace-h/*': 1,
    'team/A/*': 1,
    'team/B/*': 1,
    'everyone/everyone/*': 1,
  });
});

describe('2.4 A bot or an agent is never a holder: it stands under agents', () => {
  test('a bot by account type, as author; the human assigned holds', () => {
    const bot = human('github', 'release-bot', { kind: 'bot' });
    const pull = pullRequest({ id: 'acme/api#1', author: 'release-bot', assignees: ['grace-h'] });
    expect(held([pull], [bot, GRACE])).toMatchObject({ holders: ['grace-h'], agents: ['release-bot'] });
  });
  test('a GitHub Bot that works as an agent', () => {
    const bot = human('github', 'copilot-swe-agent', { kind: 'agent' });
    const pull = pullRequest({
      id: 'acme/api#1',
      author: 'copilot-swe-agent',
      assignees: ['copilot-swe-agent', 'grace-h'],
    });
    expect(held([pull], [bot])).toMatchObject({ holders: ['grace-h'], agents: ['copilot-swe-agent'] });
  });
  test('a Linear app user as assignee', () => {
    const app = human('linear', 'cursor@linear.app', { name: 'Cursor', kind: 'agent' });
    expect(held([linearIssue({ id: 'PAY-1', assignees: ['cursor@linear.app'] })], [app])).toMatchObject({
      holders: [],
      agents: ['Cursor'],
      team: 1,
    });
  });
  test('a delegate: the assignee still holds', () => {
    const app = human('linear', 'cursor@linear.app', { name: 'Cursor', kind: 'agent' });
    const issue = linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'], agents: ['cursor@linear.app'] });
    expect(held([issue], [app, ADA])).toMatchObject({ holders: ['Ada'], agents: ['Cursor'] });
    expect(held([issue], [ADA]), 'also one that nobody describes').toMatchObject({
      holders: ['Ada'],
      agents: ['cursor@linear.app'],
    });
  });
  test('a configured agent, though its account is a human’s; login in any case and as a bot', () => {
    const agents = [{ name: 'Devin', github: ['devin-ai', 'Build-Helper'], linear: 'devin@acme.com' }];
    for (const author of ['devin-ai', 'Devin-AI', 'devin-ai[bot]', 'app/devin-ai', 'build-helper'])
      expect(held([pullRequest({ id: 'acme/api#1', author })], [], { agents })).toMatchObject({
        holders: [],
        agents: ['Devin'],
      });
    expect(held([linearIssue({ id: 'PAY-1', assignees: ['Devin@acme.com'] })], [], { agents })).toMatchObject(
      {
        holders: [],
        agents: ['Devin'],
      },
    );
  });
  test('an account that nobody describes and that is called a bot', () => {
    expect(held([pullRequest({ id: 'acme/api#1', author: 'deploy[bot]' })])).toMatchObject({ holders: [] });
  });
  test('a human who is delegate of one issue is an agent there, and holds what is assigned elsewhere', () => {
    const records = [
      linearIssue({ id: 'PAY-1', agents: ['ada@acme.com'] }),
      linearIssue({ id: 'PAY-2', assignees: ['ada@acme.com'] }),
    ];
    expect(held(records)).toMatchObject({ holders: [], agents: ['Ada'] });
    expect(held(records.toReversed())).toMatchObject({ holders: ['Ada'], agents: [] });
  });
  test('a bot that the config calls a person’s own is a bot all the same', () => {
    const bot = human('github', 'ada-bot', { kind: 'bot' });
    const people = [{ name: 'Ada', github: ['ada-l', 'ada-bot'] }];
    expect(held([pullRequest({ id: 'acme/api#1', author: 'ada-bot' })], [bot], { people })).toMatchObject({
      holders: [],
      agents: ['ada-bot'],
    });
  });
  test('an account that is switched off holds nothing, though its person has another', () => {
    const off = human('linear', 'dee@acme.com', { name: 'Dee', active: false });
    const people = [{ name: 'Dee', github: 'dee', linear: 'dee@acme.com' }];
    const issue = linearIssue({ id: 'PAY-1', assignees: ['dee@acme.com'] });
    expect(held([issue], [off], { people }).holders).toEqual([]);
    const request = pullRequest({ id: 'acme/api#1', author: 'dee' });
    expect(held([request], [off], { people }).holders).toEqual(['Dee']);
  });
  test('each agent is listed once', () => {
    const app = human('linear', 'cursor@linear.app', { name: 'Cursor', kind: 'agent' });
    const issue = linearIssue({
      id: 'PAY-1',
      assignees: ['cursor@linear.app'],
      agents: ['cursor@linear.app'],
    });
    expect(held([issue], [app]).agents).toEqual(['Cursor']);
  });
});

describe('2.4 Ghosts, mannequins, organisations and inactive users hold nothing; the item counts for its team, with a note', () => {
  const of = (person: PersonDraft) =>
    held(
      [
        linearIssue({ id: 'PAY-1' }),
        pullRequest({ id: 'acme/api#1', title: 'PAY-1', author: person.handle }),
      ],
      [person],
    );
  test('an inactive user', () => {
    expect(of(human('github', 'left-long-ago', { active: false }))).toMatchObject({
      holders: [],
      agents: [],
      team: 1,
      notes: expect.stringContaining('left-long-ago'),
    });
  });
  test('a mannequin or an organisation', () => {
    expect(of(human('github', 'mannequin-1', { kind: 'other' }))).toMatchObject({
      holders: [],
      agents: [],
      team: 1,
      notes: expect.stringContaining('mannequin-1'),
    });
  });
  test('a ghost: the author’s account was deleted', () => {
    for (const author of [null, 'ghost']) {
      const found = held(
        [linearIssue({ id: 'PAY-1' }), pullRequest({ id: 'acme/api#1', title: 'PAY-1', author })],
        [],
      );
      expect(found).toMatchObject({ holders: [], agents: [], team: 1 });
      expect(found.notes).toContain('acme/api#1');
    }
  });
  test('an inactive Linear assignee', () => {
    const issue = linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] });
    expect(held([issue], [{ ...ADA, active: false }])).toMatchObject({
      holders: [],
      team: 1,
      notes: expect.stringContaining('Ada'),
    });
  });
  test('the others on the item still hold it', () => {
    const issue = linearIssue({ id: 'PAY-1', assignees: ['ada@acme.com'] });
    const pull = pullRequest({ id: 'acme/api#1', title: 'PAY-1', author: 'grace-h' });
    expect(held([issue, pull], [{ ...ADA, active: false }, GRACE]).holders).toEqual(['grace-h']);
  });
});
