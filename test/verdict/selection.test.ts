import { describe, expect, test } from 'vitest';
import { human } from '../linking/scene.ts';
import { linearIssue, pullRequest, verdictOf } from '../support/builders.ts';

type Config = Parameters<typeof verdictOf>[0];
const CONFIG: Config = {
  people: [
    { name: 'Ada', linear: 'ada', github: 'ada-l' },
    { name: 'Grace', linear: 'grace' },
    { name: 'Kay', linear: 'kay' },
  ],
  teams: [
    { name: 'Payments', linear: ['PAY'], people: ['Ada', 'Grace'] },
    { name: 'Web', linear: ['WEB'], people: ['Kay'] },
  ],
  limits: (
    ['person', 'team', 'reviewer', 'reviewing-team', 'agent', 'project', 'repository', 'everyone'] as const
  ).map((per) => ({ per, max: 1 })),
};
const teams = ['PAY', 'WEB'].map((key) => ({ source: 'linear' as const, key, name: key, members: [] }));
const records = [
  linearIssue({ id: 'PAY-1', assignees: ['ada'], project: 'P', agents: ['bolt'] }),
  linearIssue({ id: 'PAY-2', assignees: ['kay'] }),
  linearIssue({ id: 'WEB-1', assignees: ['kay'] }),
  linearIssue({ id: 'WEB-2', assignees: ['ada'] }),
  pullRequest({ id: 'acme/api#1', title: 'WEB-1', author: null, reviewRequests: [{ who: 'ada-l' }] }),
];
const judged = (selection: { teams?: string[]; people?: string[] }, config: Config = CONFIG) =>
  verdictOf(config, { records, teams }, { selection: { teams: [], people: [], ...selection } });
const all = verdictOf(CONFIG, { records, teams });
const shown = (verdict: typeof all) => verdict.limits.map(({ per, subject }) => `${per} ${subject}`);

describe('6 --team chooses the team and its members', () => {
  const verdict = judged({ teams: ['payments'] });
  test('as subjects', () => {
    expect(shown(verdict)).toEqual([
      'person Ada',
      'person Grace',
      'team Payments',
      'reviewer Ada',
      'reviewer Grace',
      'reviewing-team Payments',
    ]);
  });
  test('counts never change', () => {
    for (const limit of verdict.limits) expect(all.limits).toContainEqual(limit);
    expect(verdict.limits.find(({ subject }) => subject === 'Ada')?.itemIds).toEqual(['PAY-1', 'WEB-2']);
  });
  test('with the items of the team and of its members, and their reviews', () => {
    expect(verdict.items.map(({ id }) => id).toSorted()).toEqual(['PAY-1', 'PAY-2', 'WEB-2']);
    expect(verdict.reviews.map(({ reviewer }) => reviewer)).toEqual(['Ada']);
  });
  test('finishNext speaks only of them', () => {
    const subjects = verdict.finishNext.map(({ per, subject }) => `${per} ${subject}`);
    expect(subjects).toContain('team Payments');
    expect(subjects).not.toContain('team Web');
    expect(subjects).not.toContain('person Kay');
  });
});

describe('6 --person', () => {
  const verdict = judged({ people: ['kay'] });
  test('chooses the person, and not their team', () => {
    expect(shown(verdict)).toEqual(['person Kay', 'reviewer Kay']);
    expect(verdict.items.map(({ id }) => id).toSorted()).toEqual(['PAY-2', 'WEB-1']);
    expect(verdict.finishNext.map(({ per, subject }) => `${per} ${subject}`)).toEqual(['person Kay']);
  });
  test('several, and with a team, are added up', () => {
    expect(shown(judged({ people: ['Kay', 'Ada'] }))).toEqual([
      'person Ada',
      'person Kay',
      'reviewer Ada',
      'reviewer Kay',
    ]);
    expect(shown(judged({ people: ['Ada'], teams: ['Web'] }))).toEqual([
      'person Ada',
      'person Kay',
      'team Web',
      'reviewer Ada',
      'reviewer Kay',
      'reviewing-team Web',
    ]);
  });
});

describe('6 They choose which subjects are judged', () => {
  const config = (limits: Config['limits']): Config => ({ ...CONFIG, limits });
  test('a breach of somebody else’s limit is none', () => {
    expect(judged({ people: ['Grace'] }).outcome).toBe('within');
    expect(judged({ people: ['Ada'] }).outcome).toBe('over');
    expect(judged({ people: ['Ada'] }, config([{ per: 'everyone', max: 0 }])).outcome).toBe('within');
  });
  test('ageing too: only of their items', () => {
    const late = { ...config([]), aging: { sle: { days: 1 }, level: 'error' as const } };
    expect(judged({ people: ['Grace'] }, late)).toMatchObject({ outcome: 'within', aging: { over: [] } });
    expect(judged({ people: ['Kay'] }, late)).toMatchObject({
      outcome: 'over',
      aging: { over: ['PAY-2', 'WEB-1'] },
    });
  });
  test('a source that is not whole stays not whole', () => {
    const verdict = verdictOf(
      { ...CONFIG, linear: {} },
      { records, teams, sources: [{ name: 'linear', status: 'partial' }] },
      { selection: { teams: [], people: ['Grace'] } },
    );
    expect(verdict.outcome).toBe('incomplete');
  });
  test('a person answers to their accounts too', () => {
    expect(shown(judged({ people: ['ada-l'] }))).toEqual(shown(judged({ people: ['Ada'] })));
  });
  test('a name that two answer to, but for its letter case, is asked about', () => {
    const people = ['Dee', 'dee'].map((name, index) => ({
      ...human('linear', `${index}@acme.com`, { name }),
    }));
    const of = (name: string) =>
      verdictOf(CONFIG, { records, teams, people }, { selection: { teams: [], people: [name] } });
    expect(shown(of('dee'))).toEqual(['person dee', 'reviewer dee']);
    expect(() => of('DEE')).toThrow(/"DEE" may be (Dee or dee|dee or Dee)/);
  });
  test('a name that nobody has is the user’s mistake, with the nearest right one', () => {
    expect(() => judged({ people: ['Greace'] })).toThrow(/Greace/);
    expect(() => judged({ teams: ['Nowhere'] })).toThrow(/Nowhere/);
  });
  test('nothing chosen is everything', () => expect(judged({})).toEqual(all));
});
