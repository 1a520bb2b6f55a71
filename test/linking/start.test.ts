import { describe, expect, test } from 'vitest';
import { githubIssue, itemOf, linearIssue, pullRequest, verdictOf } from '../support/builders.ts';
import { draftCard, noteText, type RecordDraft } from './scene.ts';

type Config = Parameters<typeof verdictOf>[0];
type Span = NonNullable<RecordDraft['states']>[number];
const day = (n: number, hour = 9) =>
  `2026-11-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;
const span = (name: string, type: string, from: string, to: string | null = null): Span => ({
  name,
  type,
  from,
  to,
});
const startOf = (records: RecordDraft[], config: Config = {}) =>
  itemOf(verdictOf(config, { records }), records[0]?.id ?? '').startedAt;
const issueWith = (states: Span[], draft: Partial<RecordDraft> = {}) =>
  linearIssue({ id: 'PAY-1', states, ...draft });

describe('3 Start of a Linear issue: the beginning of the run of started states it is in', () => {
  test('over several started states', () => {
    const states = [
      span('Todo', 'unstarted', day(1), day(5)),
      span('In Progress', 'started', day(5), day(9)),
      span('In Review', 'started', day(9)),
    ];
    expect(startOf([issueWith(states)])).toBe(day(5));
    expect(startOf([issueWith(states.toReversed())]), 'sorted').toBe(day(5));
  });
  const gap = (until: string, type = 'backlog') => [
    span('In Progress', 'started', day(2), day(5)),
    span('Backlog', type, day(5), until),
    span('In Progress', 'started', until),
  ];
  test('a gap under 24 hours does not end the run', () => {
    expect(startOf([issueWith(gap('2026-11-06T08:59:59.999Z'))])).toBe(day(2));
    expect(startOf([issueWith(gap('2026-11-05T10:00:00Z', 'completed'))])).toBe(day(2));
  });
  test('a return to the backlog of 24 hours or longer does', () => {
    expect(startOf([issueWith(gap(day(6)))])).toBe(day(6));
    expect(startOf([issueWith(gap(day(8)))])).toBe(day(8));
    expect(startOf([issueWith(gap(day(8), 'unstarted'))])).toBe(day(8));
  });
  test('a gap of two short states that together last longer than 24 hours does', () => {
    const states = [
      span('In Progress', 'started', day(2), day(5)),
      span('Todo', 'unstarted', day(5), '2026-11-05T21:00:00Z'),
      span('Backlog', 'backlog', '2026-11-05T21:00:00Z', day(7)),
      span('In Progress', 'started', day(7)),
    ];
    expect(startOf([issueWith(states)])).toBe(day(7));
  });
  test('started twice: of the run it is in, not of the first', () => {
    const states = [
      span('In Progress', 'started', day(1), day(2)),
      span('Backlog', 'backlog', day(2), day(12)),
      span('In Progress', 'started', day(12), day(13)),
      span('In Review', 'started', day(13)),
    ];
    expect(startOf([issueWith(states, { startedAt: day(1) })])).toBe(day(12));
  });
  test('sorted: the order in which Linear gives the states says nothing', () => {
    const states = [
      span('Coding', 'started', day(10), day(11)),
      span('In Progress', 'started', day(1), day(2)),
      span('Testing', 'started', day(11), day(12)),
      span('In Review', 'started', day(12)),
      span('Backlog', 'backlog', day(2), day(10)),
    ];
    expect(startOf([issueWith(states)])).toBe(day(10));
  });
  test('a span whose state nobody knows any more is not a started one', () => {
    const states = [
      { name: null, type: null, from: day(1), to: day(8) },
      span('In Progress', 'started', day(8)),
    ];
    expect(startOf([issueWith(states)])).toBe(day(8));
  });
  test('else startedAt', () => {
    expect(startOf([issueWith([], { startedAt: day(3) })])).toBe(day(3));
    expect(startOf([issueWith([span('Todo', 'unstarted', day(1), day(2))], { startedAt: day(3) })])).toBe(
      day(3),
    );
  });
  test('else createdAt, with a note', () => {
    const verdict = verdictOf({}, { records: [issueWith([], { startedAt: null, createdAt: day(2) })] });
    expect(itemOf(verdict, 'PAY-1').startedAt).toBe(day(2));
    expect(noteText(verdict)).toContain('PAY-1');
    expect(itemOf(verdictOf({}, { records: [issueWith([], { startedAt: day(3) })] }), 'PAY-1').notes).toEqual(
      [],
    );
  });
});

describe('3 Start of a GitHub issue', () => {
  const config: Config = {
    github: { issues: { labels: ['wip'] } },
    stages: [
      { name: 'doing', project: ['Doing'] },
      { name: 'review', project: ['Review'] },
    ],
  };
  const issue = (draft: Partial<RecordDraft>) =>
    githubIssue({ id: 'acme/api#9', createdAt: day(1), ...draft });
  const status = (enteredAt: string | null) => ({ status: { project: 7, name: 'Doing', enteredAt } });
  test('when it entered its started status', () =>
    expect(startOf([issue(status(day(6)))], config)).toBe(day(6)));
  test('or got the started label', () => {
    expect(startOf([issue({ labels: ['wip'], startedAt: day(4) })], config)).toBe(day(4));
  });
  test('the earlier of both', () => {
    expect(startOf([issue({ labels: ['wip'], startedAt: day(4), ...status(day(6)) })], config)).toBe(day(4));
    expect(startOf([issue({ labels: ['wip'], startedAt: day(8), ...status(day(6)) })], config)).toBe(day(6));
  });
  test('else createdAt, with a note', () => {
    const verdict = verdictOf(config, { records: [issue({ labels: ['wip'] })] });
    expect(itemOf(verdict, 'acme/api#9').startedAt).toBe(day(1));
    expect(noteText(verdict)).toContain('acme/api#9');
  });
  test('not when it got a label that it no longer has, or that means nothing', () => {
    expect(startOf([issue({ startedAt: day(2), ...status(day(6)) })], config)).toBe(day(6));
    expect(startOf([issue({ labels: ['bug'], startedAt: day(2), ...status(day(6)) })], config)).toBe(day(6));
  });
  test('where nothing else tells, when it got a label that is gone', () => {
    expect(startOf([issue({ startedAt: day(4), ...status(null) })], config)).toBe(day(4));
  });
  test('one in flight only through its pull request adds no start, and no note', () => {
    const pull = pullRequest({
      id: 'acme/api#1',
      closes: ['acme/api#9'],
      createdAt: day(17),
      author: 'ada-l',
    });
    const verdict = verdictOf({ github: config.github }, { records: [issue({}), pull] });
    expect(itemOf(verdict, 'acme/api#9').startedAt).toBe(day(17));
    expect(itemOf(verdict, 'acme/api#9').notes).toEqual([]);
    expect(
      startOf(
        [issue({ startedAt: day(3), status: { project: 7, name: 'Todo', enteredAt: day(2) } }), pull],
        config,
      ),
    ).toBe(day(17));
  });
  test('a draft card: when it entered its status', () => {
    expect(startOf([draftCard('card', 'Doing')], config)).toBe(day(16));
  });
});

describe('3 Start of a pull request: its last reopening, else its opening', () => {
  test('its opening', () =>
    expect(startOf([pullRequest({ id: 'acme/api#1', createdAt: day(4) })])).toBe(day(4)));
  test('its last reopening', () => {
    expect(startOf([pullRequest({ id: 'acme/api#1', createdAt: day(4), startedAt: day(9) })])).toBe(day(9));
  });
});

describe('3 Start of an item: the earliest of its in-flight records', () => {
  test('of the issue and its pull requests', () => {
    const pull = pullRequest({ id: 'acme/api#1', title: 'PAY-1', createdAt: day(3) });
    expect(startOf([issueWith([], { startedAt: day(6) }), pull])).toBe(day(3));
    expect(startOf([issueWith([], { startedAt: day(2) }), pull])).toBe(day(2));
    expect(startOf([issueWith([], { startedAt: day(6) }), { ...pull, stateType: 'merged' }])).toBe(day(6));
  });
  test('8 times are UTC ISO 8601', () => {
    expect(startOf([issueWith([], { startedAt: '2026-11-06T09:00:00+02:00' })])).toBe('2026-11-06T07:00:00Z');
  });
});

describe('3 Stage age: the same from entering the stage', () => {
  const stageAge = (records: RecordDraft[], config: Config = {}) => {
    const { stage, enteredStageAt, stageAgeDays } = itemOf(
      verdictOf(config, { records }),
      records[0]?.id ?? '',
    );
    return [stage, enteredStageAt, stageAgeDays];
  };
  test('of a Linear state', () => {
    const states = [span('In Progress', 'started', day(5), day(18)), span('In Review', 'started', day(18))];
    expect(stageAge([issueWith(states, { state: 'In Review' })])).toEqual(['review', day(18), 3]);
  });
  test('a detour out of the started states that does not end the run does not end the stay', () => {
    const states = [
      span('In Progress', 'started', day(5), day(10)),
      span('Todo', 'unstarted', day(10), '2026-11-10T20:00:00Z'),
      span('In Progress', 'started', '2026-11-10T20:00:00Z'),
    ];
    expect(stageAge([issueWith(states)])).toEqual(['doing', day(5), 16]);
  });
  test('a stage that only pull requests enter is not entered before the issue stood left of it', () => {
    const config: Config = {
      stages: [
        { name: 'doing', linear: ['In Progress'] },
        { name: 'review', linear: ['In Review'] },
        { name: 'merge', github: ['approved'] },
      ],
    };
    const issue = issueWith(
      [span('In Progress', 'started', day(2), day(15)), span('In Review', 'started', day(15))],
      { state: 'In Review' },
    );
    const approved = (at: string) =>
      pullRequest({
        id: 'acme/api#1',
        title: issue.id,
        createdAt: day(3),
        review: 'approved',
        states: [span('open', 'open', day(3), at), span('approved', 'open', at)],
      });
    expect(stageAge([issue, approved(day(14))], config)).toEqual(['merge', day(15), 6]);
    expect(stageAge([issue, approved(day(17))], config)).toEqual(['merge', day(17), 4]);
  });
  test('back from another stage it is entered anew', () => {
    const states = [
      span('In Review', 'started', day(5), day(10)),
      span('In Progress', 'started', day(10), day(12)),
      span('In Review', 'started', day(12)),
    ];
    expect(stageAge([issueWith(states, { state: 'In Review' })])).toEqual(['review', day(12), 9]);
  });
  test('of several Linear states of one stage', () => {
    const states = [span('In Progress', 'started', day(5), day(10)), span('Coding', 'started', day(10))];
    const config: Config = { stages: [{ name: 'doing', linear: ['In Progress', 'Coding'] }] };
    expect(stageAge([issueWith(states, { state: 'Coding' })], config)).toEqual(['doing', day(5), 16]);
  });
  test('of a project status', () => {
    const config: Config = { stages: [{ name: 'doing', project: ['Doing'] }] };
    const issue = githubIssue({
      id: 'acme/api#9',
      status: { project: 7, name: 'Doing', enteredAt: day(15) },
    });
    expect(stageAge([issue], config)).toEqual(['doing', day(15), 6]);
  });
  test('of a pull request that was a draft first', () => {
    const pull = pullRequest({
      id: 'acme/api#1',
      createdAt: day(4),
      states: [span('draft', 'draft', day(4), day(12)), span('open', 'open', day(12))],
    });
    expect(stageAge([pull])).toEqual(['review', day(12), 9]);
    expect(startOf([pull])).toBe(day(4));
  });
});
