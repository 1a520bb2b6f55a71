import fc from 'fast-check';
import type { Changes, Verdict } from '../../../src/model/verdict.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

/** What some chat obeys instead of showing it, and what breaks where it is cut. */
const HOSTILE = [
  '<!channel>',
  '<!here|x>',
  '<@U12345>',
  '<#C12345>',
  '<https://evil.test|click>',
  '@everyone',
  '@here',
  '<@123456789>',
  '<@&123456789>',
  '<:x:123456789>',
  '<t:1700000000:R>',
  '</x:123456789>',
  ':tada:',
  '<at>Everyone</at>',
  '{{DATE(2026-11-20T09:00:00Z,SHORT)}}',
  `\${title}`,
  '[click](https://evil.test)',
  'https://evil.test/a_b',
  '**x** __x__ *x* _x_ ~~x~~ ||x|| `x` ```x```',
  '# x',
  '-# x',
  '> x',
  '- x',
  '1. x',
  '\\',
  '&lt;!channel&gt;',
  '"},{"type":"section"',
  '\u0000\u001b[31m\u009b31m\r\n\t',
  '\u202eevil\u202c \u2066x\u2069',
  'שלום עולם',
  '\ud800',
  '\udc00x',
  '',
  ' ',
  'x'.repeat(5000),
  '漢'.repeat(5000),
  '👩‍👩‍👧‍👦'.repeat(500),
  `e${'\u0301'.repeat(5000)}`,
  '<'.repeat(5000),
  '\\*_'.repeat(2000),
] as const;

export const hostile: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 2, maxLength: 4 }).map((texts) => texts.join('')),
  fc.string({ unit: 'binary' }),
);

export const changesOf = (part: Partial<Changes>): Changes => ({
  since: '2026-11-19T09:00:00Z',
  newlyOver: [],
  resolved: [],
  gone: [],
  maxChanged: [],
  started: [],
  finished: [],
  left: [],
  streaks: [],
  ...part,
});

interface Texts {
  title: string;
  name: string;
  other: string;
  isPartial: boolean;
}

/** A verdict in which everything that comes from outside is hostile. */
export const hostileVerdicts: fc.Arbitrary<Verdict> = fc
  .record<Texts>({ title: hostile, name: hostile, other: hostile, isPartial: fc.boolean() })
  .map(hostileVerdict);

function hostileVerdict({ title, name, other, isPartial }: Texts): Verdict {
  const builder = verdictBuilder()
    .source('github', { status: isPartial ? 'partial' : 'complete', problems: [other] })
    .sle(name, 8);
  const ids = ['1', '2', '3'].map((digit) => `${other}${digit}`);
  for (const id of ids) {
    builder.item(id, {
      title,
      url: `https://x.test/${encodeURIComponent(other.toWellFormed())}`,
      holders: [name],
      teams: [name],
      stage: other,
      aging: 'over',
      blocked: true,
      blockedBy: [other],
    });
  }
  return builder
    .limit('person', name, 0, { itemIds: ids, name: other, stages: [other], reason: other })
    .limit('team', `${name}2`, 3, { itemIds: ids })
    .limit('reviewer', name, 0, { reviewIds: ids })
    .limit('everyone', 'everyone', 9, { key: 'held', itemIds: ids })
    .exception(other, { expired: true, reason: other, until: other })
    .with({
      asOf: other.length % 2 === 0 ? '2026-11-20T09:00:00Z' : other,
      finishNext: [
        {
          per: 'team',
          subject: name,
          items: ids.map((id) => ({
            id,
            reasons: [other, name],
            move: { who: 'reviewers', names: [name, other], reason: other, days: 2 },
          })),
        },
      ],
      changes: changesOf({
        since: other,
        newlyOver: [`person/${name}/*`],
        started: ids,
        finished: ids,
        left: ids,
        streaks: [
          { key: `person/${name}/*`, status: 'over', days: 3, since: other },
          { key: 'held', status: 'within', days: 9, since: other },
        ],
      }),
    })
    .build();
}

/** As long as an address of an item may be. */
export const LONG_URL = `https://x.test/${'a'.repeat(480)}`;

/**
 * A large organisation on a bad day: 5,000 items past their SLE, 500 limits over, 500 teams.
 * @param url of each item
 */
export function hugeVerdict(title: string, url = 'https://x.test/1'): Verdict {
  const builder = verdictBuilder()
    .source('github', { status: 'partial' })
    .source('linear', { status: 'failed', cause: 'unreachable', records: 0 })
    .sle(null, 8);
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  const idsOf = (team: number) => numbers(10).map((index) => `T${team}-${index}`);
  for (const team of numbers(500)) {
    const own = `Team ${team} ${title}`;
    for (const id of idsOf(team))
      builder.item(id, { title, url, teams: [own], aging: 'over', ageDays: 10 + team });
    builder.limit('team', own, team % 9, { itemIds: idsOf(team) });
    builder.finishNext('team', own, Object.fromEntries(idsOf(team).map((id) => [id, [title, title]])));
    builder.limit('project', own, 99, { itemIds: idsOf(team) });
    builder.exception(`T${team}-1`, { expired: true, reason: title });
  }
  const all = numbers(500).flatMap(idsOf);
  return builder
    .with({
      changes: changesOf({
        newlyOver: numbers(500).map((team) => `team/Team ${team} ${title}/*`),
        started: all,
        finished: all,
        streaks: numbers(500).map((team) => ({
          key: `project/Team ${team} ${title}/*`,
          status: 'within' as const,
          days: team,
          since: '2026-11-01',
        })),
      }),
    })
    .build();
}
