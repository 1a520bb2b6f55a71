import type { Verdict } from '../../../src/model/verdict.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

/** Texts that would become part of a page which takes them as they are. */
export const HOSTILE = [
  '<script>window.owned=1</script>',
  '"><img src=x onerror="window.owned=1">',
  "' onmouseover='window.owned=1' x='",
  '</title></svg></style><script>window.owned=1</script>',
  '--><!--<script>window.owned=1//',
  '<svg/onload=window.owned=1>',
  '&lt;b&gt; &#60;i&#62; &amp;amp;',
  '<a href="javascript:window.owned=1">x</a>',
  ']]><?xml x?>',
  '` + window.owned=1 + ` \\u003cscript\\u003e {{1}}',
  '</textarea></details><base href="//evil.test">',
  'שלום \u202eevil\u202c عربي',
  '\u0000\u001b[31m\ud800',
] as const;

/** Addresses that no link may have. */
export const HOSTILE_URLS = [
  'javascript:window.owned=1',
  ' javascript:window.owned=1',
  'JaVaScRiPt:window.owned=1',
  'data:text/html,<script>window.owned=1</script>',
  'https://x.test/"onmouseover="window.owned=1',
  'https://x.test/<script>',
  "https://x.test/' x='",
] as const;

/** A verdict in which everything that may come from outside is this text: titles, names, ids, stages, reasons. */
export function verdictOf(text: string, url: string): Verdict {
  const own = (suffix: string) => `${text}${suffix}`;
  const verdict = verdictBuilder()
    .source('github', { status: 'partial', problems: [text] })
    .sle(text, 8)
    .item(own('1'), {
      title: text,
      url,
      stage: text,
      state: text,
      holders: [text],
      agents: [text],
      teams: [text],
      project: text,
      labels: [text],
      aging: 'over',
      lingering: { stage: text, percentile: 85, days: 3 },
      blocked: true,
      blockedBy: [text],
      notes: [text],
      records: [{ source: 'github', id: own('r'), kind: 'pull_request', url }],
    })
    .item(own('2'), { title: text, url, stage: null, state: text, teams: [] })
    .limit('person', text, 0, { itemIds: [own('1')], name: text, stages: [text], label: text, reason: text })
    .limit('team', text, 9, { itemIds: [own('1'), own('2')] })
    .limit('reviewer', text, 0, { reviewIds: [own('r')] })
    .review(own('r'), own('1'), { reviewer: text })
    .finishNext('team', text, { [own('1')]: [text] })
    .finishNext('person', text, { [own('1')]: [text] })
    .exception(text, { reason: text, until: text })
    .note(text)
    .notCounted(text, 'excluded', text, text)
    .with({
      tool: { name: 'wiplimit', version: text },
      timezone: text,
      warnings: [text],
      stages: [text],
      finished: {
        from: '2026-11-01',
        to: '2026-11-20',
        items: [
          { id: own('3'), title: text, url, teams: [text], finishedOn: '2026-11-12', cycleDays: 3 },
          { id: own('4'), title: text, url, teams: [text], finishedOn: '2026-11-13', cycleDays: null },
        ],
      },
      trend: {
        from: '2026-11-01',
        to: '2026-11-20',
        unit: 'calendar',
        basis: 'runs',
        stages: [text],
        series: [
          {
            per: 'team',
            subject: text,
            limit: text,
            days: [
              {
                day: '2026-11-19',
                wip: 6,
                max: 5,
                stages: { [text]: 3, [own('former')]: 2, none: 1 },
                ages: null,
              },
              { day: '2026-11-20', wip: 1, max: null, stages: { [text]: 1 }, ages: null },
            ],
            weeks: [],
          },
        ],
      },
      crossTeam: {
        waits: [{ from: text, to: text, itemId: own('1'), kind: 'review', on: text, since: null, days: 3 }],
        customers: { waiting: 1, total: 2 },
      },
    })
    .build();
  verdict.aging.stages = [{ team: text, stage: text, n: 3, ages: [{ percentile: 85, days: 3 }] }];
  for (const { items } of verdict.finishNext)
    for (const item of items) item.move = { who: 'holder', names: [text], reason: text, days: 1 };
  return verdict;
}
