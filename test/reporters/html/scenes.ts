import type { Verdict, VerdictItem } from '../../../src/model/verdict.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

/** Verdicts for the page: what the charts need, besides the scenes that the terminal has. */

const STAGES = ['doing', 'review', 'merge'] as const;
const percentiles = (...days: number[]) =>
  [50, 70, 85].map((percentile, index) => ({ percentile, days: days[index] ?? 0 }));

const learned = (team: string | null): Verdict['aging']['stages'] => [
  { team, stage: 'doing', n: 32, ages: percentiles(4, 5, 6) },
  { team, stage: 'review', n: 48, ages: percentiles(4, 6, 8) },
  { team, stage: 'merge', n: 16, ages: percentiles(5, 7, 9) },
];

/** Two teams with stages learned from history, work that waits, and whose move it is. */
export function twoTeams(): Verdict {
  const verdict = verdictBuilder()
    .source('github')
    .source('linear')
    .sle('Payments', 8, { basis: 'history', n: 49, missing: 0, riskDays: 6 })
    .sle('Platform', 12)
    .item('PAY-1', { title: 'Charged twice', ageDays: 2, holders: ['Ada'], teams: ['Payments'] })
    .item('PAY-2', {
      title: 'Refunds in the right currency',
      stage: 'review',
      ageDays: 12,
      aging: 'over',
      holders: ['Ada', 'Grace'],
      teams: ['Payments'],
      lingering: { stage: 'review', percentile: 85, days: 8 },
    })
    .item('PAY-3', { title: 'Receipts by e-mail', ageDays: 7, aging: 'risk', teams: ['Payments'] })
    .item('PAY-4', {
      title: 'Payouts signed with the new key',
      teams: ['Payments'],
      blocked: true,
      blockedBy: ['PLT-1'],
    })
    .item('PAY-5', { title: 'Stands in QA', stage: null, state: 'QA', teams: ['Payments'] })
    .item('PLT-1', {
      title: 'Rotate the keys',
      stage: 'merge',
      ageDays: 90,
      aging: 'over',
      teams: ['Platform'],
    })
    .item('acme/tools#4', { title: 'Nobody’s tool', holders: ['Kenji'] })
    .limit('person', 'Ada', 1, { itemIds: ['PAY-1', 'PAY-2'] })
    .limit('person', 'Grace', 3, { itemIds: ['PAY-2'] })
    .limit('team', 'Payments', 5, { itemIds: ['PAY-1', 'PAY-2', 'PAY-3', 'PAY-4', 'PAY-5'], warn: 4 })
    .limit('team', 'Platform', 30, { itemIds: ['PLT-1'] })
    .limit('reviewer', 'Grace', 1, { reviewIds: ['acme/pay-api#41'] })
    .review('acme/pay-api#41', 'PAY-2', { reviewer: 'Grace' })
    .finishNext('team', 'Payments', { 'PAY-2': ['in review for 3 days'], 'PAY-1': ['2 days old'] })
    .finishNext('person', 'Ada', { 'PAY-2': ['in review for 3 days'] })
    .exception('PAY-30', { itemId: null })
    .note('PAY-5 stands in "QA", which no stage names')
    .notCounted('PAY-11', 'parent-of-open-work', 'its unfinished sub-issue is the work')
    .with({
      warnings: ['PAY-2 is 12 days old, over the SLE of 8'],
      crossTeam: {
        waits: [
          {
            from: 'Payments',
            to: 'Platform',
            itemId: 'PAY-4',
            kind: 'blocked',
            on: 'PLT-1',
            since: null,
            days: 6,
          },
        ],
        customers: { waiting: 2, total: 7 },
      },
    })
    .build();
  verdict.aging.stages = [...learned('Payments'), ...learned('Platform')];
  const first = verdict.finishNext[0]?.items[0];
  if (first !== undefined)
    first.move = {
      who: 'reviewers',
      names: ['Noor'],
      reason: 'a review of acme/pay-api#41 is requested',
      days: 4,
    };
  return verdict;
}

/** So many items as a large company has them: five teams, titles and addresses of ordinary length, limits for all. */
export function manyItems(count: number): Verdict {
  const builder = verdictBuilder().source('github', { records: count }).source('linear', { records: count });
  const ids = Array.from({ length: count }, (_, index) => `PAY-${index + 1}`);
  const every = (step: number, offset = 0) => ids.filter((_, index) => index % step === offset);
  ids.forEach((id, index) => {
    builder.item(id, itemNumber(id, index));
  });
  for (let team = 0; team < 5; team += 1) {
    builder.sle(`Team ${team}`, 12, { basis: 'history', n: 400 });
    builder.limit('team', `Team ${team}`, 500, { itemIds: every(5, team) });
    builder.finishNext('team', `Team ${team}`, { [ids[team] ?? '']: ['in review for 3 days'] });
  }
  for (let person = 0; person < 400; person += 1) {
    const own = every(400, person);
    builder.limit('person', `Person ${person}`, 6, { itemIds: own });
    builder.finishNext(
      'person',
      `Person ${person}`,
      Object.fromEntries(own.slice(0, 3).map((id) => [id, ['12 days old']])),
    );
  }
  const verdict = builder.build();
  verdict.aging.stages = [0, 1, 2, 3, 4].flatMap((team) => learned(`Team ${team}`));
  return verdict;
}

function itemNumber(id: string, index: number): Partial<VerdictItem> {
  // Ages as they are: many young items, few that are very old.
  const ageDays = 1 + Math.floor(40 * ((index * 7919) % 1000) ** 3 * 1e-9);
  return {
    title: `Retry card payments that the bank of the customer refused (${index})`,
    url: `https://linear.app/acme-payments/issue/${id}/retry-card-payments-that-the-bank-refused`,
    stage: STAGES[index % 3] ?? null,
    ageDays,
    sleDays: 12,
    aging: ageDays > 12 ? 'over' : ageDays > 9 ? 'risk' : 'ok',
    holders: [`Person ${index % 400}`],
    teams: [`Team ${index % 5}`],
    project: index % 2 === 0 ? 'Refunds you can trust' : null,
  };
}
