import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { renderItemExplanation, renderSubjectExplanation } from '../../../src/reporters/terminal/explain.ts';
import { terminal } from '../../../src/reporters/terminal/terminal.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

const nasty = fc.constantFrom(
  '\u001b[2J\u001b]0;owned\u0007',
  'two\nlines\r\nand a\ttab',
  '\u202eevil\u202c \u2066x\u2069',
  'zero\u200bwidth\u200d',
  '\u009b31m',
  '',
  ' ',
  'x'.repeat(400),
  '👩‍👩‍👧‍👦'.repeat(60),
  'e\u0301\u0302'.repeat(90),
);
const hostile = fc.oneof(
  nasty,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const names = fc.array(hostile, { maxLength: 3 });

/** A verdict in which everything that comes from outside is hostile. */
const verdicts = fc
  .record({
    titles: fc.array(hostile, { minLength: 1, maxLength: 6 }),
    ids: fc.array(hostile, { minLength: 6, maxLength: 6 }),
    holders: names,
    subject: hostile,
    reason: hostile,
    max: fc.nat(3),
    notes: names,
    partial: fc.boolean(),
  })
  .map(({ titles, ids, holders, subject, reason, max, notes, partial }): Verdict => {
    const builder = verdictBuilder()
      .source('github', { status: partial ? 'partial' : 'complete', problems: notes })
      .sle(subject, 8);
    const itemIds = titles.map((_, index) => `${ids[index]}${index}`);
    titles.forEach((title, index) => {
      builder.item(itemIds[index] ?? '', {
        title,
        holders,
        teams: [subject],
        notes,
        url: reason,
        stage: reason,
        aging: index % 2 === 0 ? 'over' : 'risk',
        lingering: { stage: reason, percentile: 85, days: 3 },
        blocked: true,
        blockedBy: notes,
        why: [{ rule: 'linked-by-branch', record: reason, evidence: title }],
      });
    });
    return builder
      .limit('person', subject, max, { itemIds, stages: [reason], until: '2026-11-29', reason })
      .limit('team', subject, 0, { itemIds, label: reason, name: subject })
      .limit('reviewer', subject, 0, { reviewIds: [reason] })
      .limit('everyone', 'everyone', 9, { itemIds, warn: 0 })
      .review(reason, itemIds[0] ?? '', { reviewer: subject })
      .finishNext('team', subject, Object.fromEntries(itemIds.map((id) => [id, [reason]])))
      .exception(reason, { reason })
      .note(reason)
      .notCounted(reason, 'excluded', subject)
      .with({
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

/** Controls besides the line break, and the marks that turn text around or hide it. */
const INVISIBLE = /[^\P{Cc}\n]|[\u200b\u202a-\u202e\u2066-\u2069]/u;

describe('hostile text', () => {
  const screen = { color: 0, hyperlinks: false, tty: true, quiet: false } as const;

  it('never widens a line, never reaches the terminal as a command, and hides no number', () => {
    fc.assert(
      fc.property(verdicts, fc.integer({ min: 60, max: 200 }), (verdict, width) => {
        const text = terminal(verdict, { ...screen, width });
        expect(text).not.toMatch(INVISIBLE);
        for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        for (const limit of verdict.limits.filter(({ status }) => status === 'over'))
          expect(text).toContain(`${limit.count} of ${limit.max}`);
      }),
      { numRuns: 150 },
    );
  });

  it('keeps explanations as narrow and as harmless', () => {
    fc.assert(
      fc.property(verdicts, fc.integer({ min: 60, max: 200 }), (verdict, width) => {
        const name = verdict.limits[0]?.subject ?? '';
        const texts = [
          ...verdict.items.map((item) => renderItemExplanation(item, verdict, { ...screen, width })),
          renderSubjectExplanation({ kind: 'team', name }, verdict, { ...screen, width }),
        ];
        for (const text of texts) {
          expect(text).not.toMatch(INVISIBLE);
          for (const line of text.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cannot start a line of its own in a pipe', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const text = terminal(verdict, { ...screen, tty: false, width: 80 });
        expect(text).not.toMatch(INVISIBLE);
        for (const line of text.trimEnd().split('\n'))
          expect(line).toMatch(
            /^(outcome|source|over|unknown|warned|sle|past-sle|at-risk|stale|at|next|wait|customers|exception|note|coverage)( {2}|$)/,
          );
      }),
      { numRuns: 60 },
    );
  });

  it('cannot end a hyperlink early, nor link to anything but the web', () => {
    const link = (url: string) =>
      terminal(
        verdictBuilder()
          .item('PAY-1', { url })
          .limit('person', 'Ada', 0, { itemIds: ['PAY-1'] })
          .build(),
        { ...screen, hyperlinks: true, width: 80 },
      );
    expect(link('https://x.test/a b?\u001b\\\u0007c')).toContain(
      '\u001b]8;;https://x.test/a%20b?%1B\\%07c\u001b\\PAY-1\u001b]8;;\u001b\\',
    );
    expect(link('javascript:alert(1)')).not.toContain('\u001b');
    expect(link('file:///etc/passwd')).not.toContain('\u001b');
  });
});
