import type { Verdict } from '../../../src/model/verdict.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

/** Verdicts that people would meet, to be looked at in golden files. */

/** A team and a person over, one close, work past its SLE, a review queue, exceptions. */
export function teamOver(): Verdict {
  return verdictBuilder()
    .source('github', { records: 41 })
    .source('linear', { records: 63 })
    .sle('Payments', 8)
    .sle('Platform', 12, { basis: 'history', n: 34 })
    .item('PAY-3', {
      title: 'Retry card payments the bank refused for a moment',
      stage: 'review',
      ageDays: 12,
      aging: 'over',
      holders: ['Ada'],
      teams: ['Payments'],
    })
    .item('PAY-7', {
      title: 'Checkout button loses focus',
      ageDays: 9,
      aging: 'over',
      stale: true,
      idleDays: 5,
      holders: ['Ada', 'Grace'],
      teams: ['Payments'],
      notes: ['No stage history in Linear; its age begins when the issue was created.'],
    })
    .item('PAY-12', {
      title: 'Idempotency keys for refunds',
      stage: 'review',
      ageDays: 6,
      aging: 'risk',
      holders: ['Ada'],
      teams: ['Payments'],
      blocked: true,
      blockedBy: ['PLT-3'],
    })
    .item('PLT-9', {
      title: 'Rotate the signing keys',
      stage: 'doing',
      ageDays: 2,
      sleDays: 12,
      holders: ['Ada'],
      teams: ['Platform'],
      lane: 'expedite',
    })
    .item('acme/pay-api#45', {
      title: 'Log the payment provider request id',
      stage: 'review',
      ageDays: 1,
      holders: ['Grace'],
      teams: ['Payments'],
    })
    .item('PAY-20', { title: 'Invoice PDF in Dutch', ageDays: 3, holders: ['Grace'], teams: ['Payments'] })
    .limit('person', 'Ada', 3, { warn: 2, itemIds: ['PAY-3', 'PAY-7', 'PAY-12', 'PLT-9'] })
    .limit('person', 'Grace', 3, { itemIds: ['PAY-7', 'PAY-20', 'acme/pay-api#45'] })
    .limit('person', 'Ada', 1, {
      itemIds: ['PAY-3', 'PAY-12'],
      stages: ['review', 'merge'],
      level: 'warn',
      from: '2026-11-23',
      until: '2026-11-29',
      reason: 'on call',
    })
    .limit('team', 'Payments', 8, {
      warn: 4,
      itemIds: ['PAY-3', 'PAY-7', 'PAY-12', 'PAY-20', 'acme/pay-api#45'],
    })
    .limit('team', 'Platform', 4, { itemIds: ['PLT-9'] })
    .limit('reviewer', 'Grace', 1, { level: 'warn', reviewIds: ['acme/pay-api#41', 'acme/pay-web#7'] })
    .review('acme/pay-api#41', 'PAY-3', { reviewer: 'Grace' })
    .review('acme/pay-web#7', 'PAY-12', { reviewer: 'Grace', requestedAt: '2026-11-20T08:00:00Z' })
    .finishNext('team', 'Payments', {
      'PAY-3': ['in review for 3 days', 'past its SLE of 8 days'],
      'acme/pay-api#45': ['in review for 1 day'],
      'PAY-7': ['past its SLE of 8 days'],
    })
    .finishNext('team', 'Platform', { 'PLT-9': ['expedite', 'in doing for 2 days'] })
    .exception('PAY-30', { itemId: null })
    .exception('PAY-20', { reason: 'legal review', until: '2026-11-10', expired: true })
    .note('PAY-44 is not started in Linear, yet has an open pull request (acme/pay-api#50).')
    .build();
}

/** One item with every kind of decision behind it, for a person and a team to ask about. */
export function explained(): Verdict {
  const why = (rule: string, record: string, evidence: string) => ({ rule, record, evidence });
  return verdictBuilder()
    .source('github', { records: 41 })
    .source('linear', { records: 63 })
    .sle(null, 8)
    .item('PAY-12', {
      title: 'Idempotency keys for refunds',
      stage: 'review',
      startedAt: '2026-11-12T23:30:00Z',
      ageDays: 8,
      aging: 'risk',
      holders: ['Ada', 'Grace'],
      agents: ['Copilot'],
      teams: ['Payments'],
      lane: 'expedite',
      blocked: true,
      blockedBy: ['PLT-3'],
      notes: ['PAY-12 was reopened twice.'],
      why: [
        why('linked-by-branch', 'acme/pay-api#45', 'grace/pay-12-retry'),
        why('linked-by-closing-word', 'acme/pay-web#7', 'Fixes PAY-12 and the flaky test'),
        why('held-by-assignee', 'PAY-12', 'Ada'),
        why('held-by-author', 'acme/pay-api#45', 'Grace'),
        why('agent', 'acme/pay-web#7', 'copilot-swe-agent'),
        why('team-by-linear', 'PAY-12', 'Linear team PAY'),
        why('stage-by-linear-state', 'PAY-12', 'In Review → review'),
        why('started-by-state-history', 'PAY-12', '2026-11-12T23:30:00.000Z'),
        why('blocked-by-issue', 'PAY-12', 'PLT-3'),
        why('expedite-by-label', 'PAY-12', 'expedite'),
        why('a-rule-of-tomorrow', 'PAY-12', 'something new'),
      ],
      records: [
        { source: 'linear', id: 'PAY-12', kind: 'issue', url: 'https://linear.app/acme/issue/PAY-12' },
        {
          source: 'github',
          id: 'acme/pay-api#45',
          kind: 'pull_request',
          url: 'https://github.com/acme/pay-api/pull/45',
        },
        {
          source: 'github',
          id: 'acme/pay-web#7',
          kind: 'pull_request',
          url: 'https://github.com/acme/pay-web/pull/7',
        },
      ],
    })
    .item('PAY-20', {
      title: 'Invoice PDF in Dutch',
      holders: ['Ada'],
      teams: ['Payments'],
      exception: { reason: 'legal review', until: '2026-12-01' },
      why: [why('held-by-assignee', 'PAY-20', 'Ada'), why('team-by-linear', 'PAY-20', 'Linear team PAY')],
    })
    .limit('person', 'Ada', 1, { itemIds: ['PAY-12'] })
    .limit('person', 'Ada', 1, {
      stages: ['review'],
      itemIds: ['PAY-12'],
      level: 'warn',
      configPath: 'limits[2]',
    })
    .limit('reviewer', 'Ada', 5, { reviewIds: ['acme/pay-api#45'], configPath: 'limits[3]' })
    .limit('team', 'Payments', 8, { itemIds: ['PAY-12'], configPath: 'limits[1]' })
    .review('acme/pay-api#45', 'PAY-12', { reviewer: 'Ada' })
    .notCounted('PAY-11', 'parent-of-open-work', 'its unfinished sub-issue is the work (parents: "skip")')
    .notCounted(
      'acme/pay-api#44',
      'excluded-by-author',
      'pull requests of dependabot are left out',
      'Bump zod (PAY-12)',
    )
    .build();
}

/** Nothing to worry about. */
export function allWithin(): Verdict {
  return verdictBuilder()
    .source('github', { records: 12 })
    .source('linear', { records: 1 })
    .sle(null, 8)
    .item('PAY-3', {
      title: 'Retry card payments',
      stage: 'review',
      ageDays: 6,
      aging: 'risk',
      holders: ['Ada'],
    })
    .item('PAY-7', { title: 'Checkout button loses focus', ageDays: 1, holders: ['Ada'] })
    .limit('person', 'Ada', 2, { itemIds: ['PAY-3', 'PAY-7'] })
    .limit('team', 'Payments', 8, { itemIds: ['PAY-3', 'PAY-7'] })
    .finishNext('team', 'Payments', { 'PAY-3': ['in review for 3 days', 'at risk of its SLE'] })
    .build();
}

/** GitHub in part, Linear not at all: one limit is over all the same, the others are undecided. */
export function partialSource(): Verdict {
  return verdictBuilder()
    .source('github', {
      status: 'partial',
      records: 18,
      problems: [
        'acme/secret: not found, or the token cannot see it',
        'acme/web: page 3 of its pull requests could not be read (502 after 3 tries)',
      ],
    })
    .source('linear', {
      status: 'failed',
      records: 0,
      cause: 'credentials',
      problems: ['Linear answered 401 to the key in LINEAR_API_KEY'],
    })
    .item('acme/api#1', { title: 'Cache the exchange rates', stage: 'review', holders: ['Ada'] })
    .item('acme/api#2', { title: 'Time out slow webhooks', stage: 'review', ageDays: 4, holders: ['Ada'] })
    .limit('person', 'Ada', 1, { itemIds: ['acme/api#1', 'acme/api#2'] })
    .limit('person', 'Grace', 3, { status: 'unknown' })
    .limit('team', 'Payments', 1, { status: 'unknown', itemIds: ['acme/api#1', 'acme/api#2'] })
    .build();
}

/** Titles as the world writes them. */
export function worldTitles(): Verdict {
  const titles = [
    'A title that goes on and on: why the nightly export of every invoice since 2019 stops after the first thousand rows, and what the finance team does about it by hand every morning until we fix it',
    '支払いの再試行が銀行の一時的な拒否の後に二重に記録される問題を修正する、そして顧客への通知を一度だけ送る',
    '👩‍👩‍👧‍👦 family plan 🇩🇪🇳🇱 prices with 👍🏽 reactions and a ❤️ for the é in café',
    'إصلاح الدفع المزدوج عند إعادة المحاولة بعد رفض البنك للبطاقة مؤقتًا في صفحة الدفع',
    'แก้ไขการชำระเงินซ้ำหลังจากธนาคารปฏิเสธบัตรชั่วคราว',
  ];
  const ids = titles.map((_, index) => `PAY-${index + 1}`);
  const builder = verdictBuilder().source('linear', { records: 5 });
  titles.forEach((title, index) => {
    builder.item(`PAY-${index + 1}`, {
      title,
      stage: index % 2 === 0 ? 'レビュー' : 'doing',
      ageDays: 9 - index,
      holders: ['Zoë', '김지우'],
    });
  });
  return builder.limit('team', 'Bezahlung 💳', 4, { itemIds: ids }).build();
}
