import fc from 'fast-check';
import type { Verdict } from '../../../src/model/verdict.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

/** What some sink obeys instead of showing it. */
const COMMANDS = [
  '::error::x',
  '##[error]x',
  '###[group]',
  '%0A::warning::x',
  '::stop-commands::x',
  '\n::error::x',
  '\r\n##[debug]',
  '@octocat',
  '@acme/team',
  '#1',
  'acme/api#1',
  '!1',
  'GH-1',
  'gh-22',
  'https://x.test/a_b',
  'www.x.test',
  'a@b.co',
  'mailto:a@b.co',
  'ftp://x.test',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  '<b',
  '</td>',
  '| a | b |',
  '\\|',
  '\\',
  '`code`',
  '```',
  '&#64;octocat',
  '&lt;b&gt;',
  '&copy;',
  '[x](javascript:alert(1))',
  '![x](https://x.test/x.png)',
  '[x]: /y',
  '$x$',
  '**x**',
  '_x_',
  '~~x~~',
  '# x',
  '- x',
  '+ x',
  '1. x',
  '2) x',
  '---',
  '===',
  '> x',
  '    x',
  '***',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  ';=1',
  '"',
  '""',
  "'",
  ',',
  ']]>',
  ']]>]]>',
  '<![CDATA[',
  '&',
  '{a="b"}',
  '\u0000',
  '\u001b[31m',
  '\u009b',
  '\u202e',
  '\u200b',
  '\ufffe',
  '\ud800',
  '\u2028',
  'é',
  '工',
  '👩‍👩‍👧',
] as const;

/** One text out of such pieces, ordinary letters and whatever else there is. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...COMMANDS) },
      fc.constantFrom(' ', 'a', 'b1', '|'),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''));

const urls = fc.oneof(
  hostileText,
  hostileText.map((text) => `https://x.test/${text}`),
);

/** A verdict in which everything that comes from outside is hostile. */
export const hostileVerdicts = fc
  .record({
    titles: fc.array(hostileText, { minLength: 1, maxLength: 5 }),
    ids: fc.array(hostileText, { minLength: 5, maxLength: 5 }),
    url: urls,
    subject: hostileText,
    reason: hostileText,
    names: fc.array(hostileText, { maxLength: 3 }),
    max: fc.nat(3),
    partial: fc.boolean(),
  })
  .map(({ titles, ids, url, subject, reason, names, max, partial }): Verdict => {
    const builder = verdictBuilder()
      .source('github', { status: partial ? 'partial' : 'complete', problems: names })
      .source('linear')
      .sle(subject, 8);
    const itemIds = titles.map((_, index) => `${ids[index]} ${index}`);
    titles.forEach((title, index) => {
      builder.item(itemIds[index] ?? '', {
        title,
        url,
        holders: names,
        teams: [subject],
        project: reason,
        labels: names,
        notes: names,
        stage: reason,
        aging: index % 2 === 0 ? 'over' : 'risk',
        blocked: true,
        blockedBy: names,
        lingering: { stage: reason, percentile: 85, days: 3 },
      });
    });
    return builder
      .limit('person', subject, max, { itemIds, stages: [reason], until: '2026-11-29', reason })
      .limit('team', subject, 0, { itemIds, label: reason, name: subject, level: 'warn' })
      .limit('reviewer', subject, 0, { reviewIds: [reason], status: 'unknown' })
      .limit('everyone', 'everyone', 9, { itemIds, warn: 0 })
      .limit('project', reason, itemIds.length, { itemIds })
      .review(reason, itemIds[0] ?? '', { reviewer: subject })
      .finishNext('team', subject, Object.fromEntries(itemIds.map((id) => [id, [reason]])))
      .exception(reason, { reason })
      .exception(subject, { reason, expired: true, itemId: null })
      .note(reason)
      .with({
        warnings: names,
        crossTeam: {
          waits: itemIds.map((itemId) => ({
            from: subject,
            to: reason,
            itemId,
            kind: 'review',
            on: reason,
            since: null,
            days: 3,
          })),
          customers: { waiting: 1, total: 2 },
        },
      })
      .build();
  });

/** What a reporter gets when its text goes to a file. */
export const FILE = { width: 80, color: 0, hyperlinks: false, tty: false, quiet: false } as const;

/** Control characters besides the line break, and marks that turn text around or hide it. */
export const INVISIBLE = /[^\P{Cc}\n]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/u;
