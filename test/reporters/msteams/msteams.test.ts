import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { msteams } from '../../../src/reporters/msteams/msteams.ts';
import type { SummaryOptions } from '../../../src/reporters/summary/options.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { hostileVerdicts, hugeVerdict, LONG_URL } from '../summary/verdicts.ts';
import { runsOf, teamsBody } from './adaptive-card.ts';

const bodyOf = (verdict: Verdict, options: SummaryOptions = {}) => {
  const text = msteams(verdict, options);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(28 * 1024);
  expect(text).toMatch(/\n$/);
  return teamsBody.parse(JSON.parse(text));
};
const shown = (body: ReturnType<typeof bodyOf>) =>
  runsOf(body)
    .map(({ text }) => text)
    .join('');

it('is a card that Teams takes, and no text in it is a date or a template', () => {
  fc.assert(
    fc.property(hostileVerdicts, (verdict) => {
      const text = shown(bodyOf(verdict));
      expect(text).not.toContain('{{');
      expect(text).not.toContain(`\${`);
    }),
    { numRuns: 100 },
  );
});

it('shows a title as it is: runs know no Markdown', () => {
  const title = '**x** [click](https://evil.test) <at>Everyone</at> # 1.';
  const verdict = verdictBuilder().item('PAY-12', { title, ageDays: 12, aging: 'over' }).build();
  expect(shown(bodyOf(verdict))).toContain(`PAY-12 ${title}: 12 days`);
});

it('opens items and the whole report', () => {
  const verdict = verdictBuilder().item('PAY-12', { ageDays: 12, aging: 'over' }).build();
  const body = bodyOf(verdict, { link: 'https://ci.acme.com/1' });
  const run = runsOf(body).find(({ text }) => text === 'PAY-12');
  expect(run?.selectAction?.url).toBe('https://linear.app/acme/issue/PAY-12');
  expect(body.attachments[0].content.actions).toEqual([
    { type: 'Action.OpenUrl', title: 'Details', url: 'https://ci.acme.com/1' },
  ]);
});

it.each(['Some work', '漢'.repeat(5000), '"\\'.repeat(2500)])('fits on the worst of days', (title) => {
  expect(shown(bodyOf(hugeVerdict(title, LONG_URL)))).toMatch(/^GitHub was read only in part/);
});
