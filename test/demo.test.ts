import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Verdict } from '../src/model/verdict.ts';
import { verdictSchema } from '../src/model/verdict.ts';
import { countingRules } from './support/counting-rules.ts';
import { run } from './support/fake-process.ts';

/** Rules that only another config can show. */
const NEEDS_ANOTHER_CONFIG: Record<string, string> = {
  'linked-by-parent': 'parents: "merge"',
  'stage-by-default': 'no stages',
  'excluded-draft': 'github.drafts: "ignore"',
};

let verdict: Verdict;
beforeAll(async () => {
  const { stdout } = await run({ args: ['demo', '--format', 'json'] });
  verdict = verdictSchema.parse(JSON.parse(stdout));
});

const itemOf = (id: string) => verdict.items.find((item) => item.records.some((record) => record.id === id));

describe('the demo shows', () => {
  test.each(countingRules().filter((rule) => !(rule in NEEDS_ANOTHER_CONFIG)))('the rule %s', (rule) => {
    const shown = [...verdict.items.flatMap(({ why }) => why), ...verdict.notCounted].map(
      (entry) => entry.rule,
    );
    expect(
      shown,
      `let something in src/demo show it, or name in this test the config that it needs`,
    ).toContain(rule);
  });

  test('every status that a limit has when everything was read', () => {
    expect(new Set(verdict.limits.map(({ status }) => status))).toEqual(
      new Set(['over', 'warned', 'at', 'within']),
    );
    expect(
      new Set(verdict.limits.filter(({ status }) => status === 'over').map(({ level }) => level)),
    ).toEqual(new Set(['error', 'warn']));
  });

  test('work that is past its SLE, at risk, stale, and well', () => {
    expect(new Set(verdict.items.map(({ aging }) => aging))).toEqual(new Set(['over', 'risk', 'ok']));
    expect(verdict.aging.stale).toContain('PAY-29');
  });

  test('an expectation of each team from its own history, and where work at risk lingers', () => {
    expect(verdict.aging.sles).toMatchObject([
      { team: 'Payments', days: 8, basis: 'history', missing: 0 },
      { team: 'Platform', days: 8, basis: 'history', missing: 0 },
    ]);
    expect(itemOf('PAY-31')).toMatchObject({ aging: 'risk', lingering: { stage: 'doing', percentile: 85 } });
  });

  test('teams that wait for one another, blocked and in review, and customers who wait', () => {
    expect(verdict.crossTeam.waits.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ['Payments', 'Platform', 'blocked'],
      ['Platform', 'Payments', 'review'],
    ]);
    expect(verdict.crossTeam.customers.waiting).toBeGreaterThan(0);
  });

  test('whose move it is: an author’s, reviewers’, a holder’s, another team’s', () => {
    const movers = verdict.finishNext.flatMap(({ items }) => items.map(({ move }) => move?.who));
    expect(new Set(movers)).toEqual(new Set(['author', 'reviewers', 'holder', 'team']));
  });

  test('one item made of four records', () => {
    expect(itemOf('PAY-12')?.records.map(({ id }) => id)).toEqual([
      'PAY-12',
      'acme/pay-api#38',
      'acme/pay-api#45',
      'acme/pay-web#31',
    ]);
  });

  test('an identifier that an issue had before it moved', () => {
    expect(itemOf('acme/pay-api#55')).toMatchObject({
      id: 'PAY-33',
      why: expect.arrayContaining([expect.objectContaining({ evidence: 'priya/plt-9-sign-in-limit' })]),
    });
  });

  test('a pull request that says it is not the issue its title names', () => {
    expect(itemOf('acme/pay-web#35')?.id).toBe('acme/pay-web#35');
  });

  test('text that names nothing: UTF-8, a template’s comment, a bot’s quotation', () => {
    expect(itemOf('acme/pay-api#57')?.id).toBe('acme/pay-api#57');
    expect(itemOf('acme/pay-web#33')?.id).toBe('CHK-8');
    expect(itemOf('acme/infra#84')).toMatchObject({ id: 'PLT-17', holders: ['Leila'], agents: ['Copilot'] });
  });

  test('a stack of three pull requests as one item, in the stage of the one furthest left', () => {
    expect(itemOf('acme/infra#90')).toMatchObject({
      id: 'acme/infra#88',
      stage: 'doing',
      records: { length: 3 },
    });
  });

  test('a sub-team’s issue as its parent team’s, and approved work in a stage that only pull requests enter', () => {
    expect(itemOf('CHK-5')).toMatchObject({ teams: ['Payments'], stage: 'merge' });
  });

  test('people who are joined, and people who cannot be', () => {
    const joined = verdict.items.flatMap(({ why }) => why).filter(({ rule }) => rule === 'person-joined');
    const evidence = joined.map((why) => why.evidence).join('\n');
    expect(evidence).toContain('both have the e-mail noor@acme.example');
    expect(evidence).toContain('Linear names GitHub account tomasz-k');
    const people = verdict.limits.filter(({ per }) => per === 'person').map(({ subject }) => subject);
    expect(people).toEqual(expect.arrayContaining(['Ada', 'Ingrid', 'sam-okoye']));
    expect(people).not.toContain('ada-l');
  });

  test('what is worth a note: nobody’s work, an unknown start, an issue that nobody started', () => {
    expect(new Set(verdict.notes.map(({ code }) => code))).toEqual(
      new Set(['author-gone', 'holder-inactive', 'start-unknown', 'no-stage', 'issue-not-started']),
    );
  });

  test('exceptions, one that holds and one that has ended', () => {
    expect(verdict.exceptions).toMatchObject([
      { item: 'PAY-16', itemId: 'PAY-16', expired: false },
      { item: 'PLT-11', itemId: 'PLT-11', expired: true },
    ]);
    expect(verdict.limits.flatMap(({ itemIds }) => itemIds)).not.toContain('PAY-16');
  });

  test('a dated limit with its reason, and one that follows who is present', () => {
    const limit = (key: string) => verdict.limits.find((candidate) => candidate.key === key);
    expect(limit('person/Zanele/*')).toMatchObject({ max: 1, until: '2026-11-22', reason: 'on call' });
    // Five people, of whom Mateo is away, times two.
    expect(limit('team/Payments/doing')).toMatchObject({ max: 8 });
  });

  test('reviews asked of a person, and of a team once', () => {
    expect(verdict.reviews).toContainEqual(
      expect.objectContaining({ reviewer: 'Grace', id: 'acme/infra#89' }),
    );
    expect(verdict.reviews.filter(({ team }) => team === 'Payments')).toHaveLength(1);
  });
});

test('the files that the demo writes give the demo’s verdict', async () => {
  const cwd = await mkdtemp(path.join(tmpdir(), 'wiplimit-demo-'));
  onTestFinished(() => rm(cwd, { recursive: true }));
  await run({ args: ['demo', '--write', '.'], cwd });
  const replayed = await run({ args: ['check', '--snapshot', 'snapshot.json', '--format', 'json'], cwd });
  expect(JSON.parse(replayed.stdout)).toEqual(verdict);
  expect(replayed.exitCode).toBe(1);
  // With enough history for every question.
  for (const args of [['next'], ['can-start', 'Leila'], ['forecast', '--items', '28'], ['suggest']])
    expect(await run({ args: [...args, '--snapshot', 'snapshot.json'], cwd })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
});
