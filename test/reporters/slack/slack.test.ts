import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { slack } from '../../../src/reporters/slack/slack.ts';
import type { SummaryOptions } from '../../../src/reporters/summary/options.ts';
import { slackText } from '../../../src/text/escape/slack.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { hostileVerdicts, hugeVerdict, LONG_URL } from '../summary/verdicts.ts';
import { elementsOf, slackBody } from './block-kit.ts';

const bodyOf = (verdict: Verdict, options: SummaryOptions = {}) => {
  const text = slack(verdict, options);
  expect(text.length).toBeLessThanOrEqual(12_001);
  expect(text).toMatch(/\n$/);
  return slackBody.parse(JSON.parse(text));
};
const shown = (body: ReturnType<typeof bodyOf>) =>
  elementsOf(body)
    .map((element) => (element.type === 'user' ? `<@${element.user_id}>` : element.text))
    .join('');

it('is what Slack takes, and nothing in it is obeyed, whatever titles and names say', () => {
  fc.assert(
    fc.property(hostileVerdicts, (verdict) => {
      const body = bodyOf(verdict);
      expect(elementsOf(body).some(({ type }) => type === 'user')).toBe(false);
      // The only field that Slack parses holds no text from outside at all.
      expect(body.text).toMatch(/^(?:GitHub was read only in part [^<>&:*_~`]*)?WIP[\w ,:()]*$/);
    }),
    { numRuns: 100 },
  );
});

it('links items and the whole report', () => {
  const verdict = verdictBuilder().item('PAY-12', { ageDays: 12, aging: 'over' }).build();
  const links = elementsOf(bodyOf(verdict, { link: 'https://ci.acme.com/1' })).flatMap((element) =>
    element.type === 'link' ? [[element.text, element.url]] : [],
  );
  expect(links).toEqual([
    ['PAY-12', 'https://linear.app/acme/issue/PAY-12'],
    ['Details', 'https://ci.acme.com/1'],
  ]);
});

it.each(['javascript:alert(1)', `https://x.test/${'a'.repeat(4000)}`])(
  'leaves out an address that is none or too long: %.30s',
  (url) => {
    const verdict = verdictBuilder().item('PAY-12', { url, ageDays: 12, aging: 'over' }).build();
    const body = bodyOf(verdict, { link: url });
    expect(elementsOf(body).every(({ type }) => type === 'text')).toBe(true);
    expect(shown(body)).toContain('PAY-12');
  },
);

it('shows a title of any length or script as it is, or cut with a sign that it is', () => {
  const title = '<!channel> *all* :tada: `x` <@U1>';
  const verdict = verdictBuilder().item('PAY-12', { title, ageDays: 12, aging: 'over' }).build();
  expect(shown(bodyOf(verdict))).toContain(title);
  const long = verdictBuilder()
    .item('PAY-12', { title: '漢'.repeat(5000), aging: 'over' })
    .build();
  expect(shown(bodyOf(long))).toMatch(/漢{60,}…: 5 days/);
});

it.each(['Some work', '漢'.repeat(5000), '"\\'.repeat(2500)])('fits on the worst of days', (title) => {
  const body = bodyOf(hugeVerdict(title, LONG_URL), { link: 'https://ci.acme.com/1' });
  expect(body.text).toMatch(/^GitHub was read only in part/);
  expect(shown(body)).toMatch(/^GitHub was read only in part/);
});

describe('mentions', () => {
  const verdict = verdictBuilder()
    .item('PAY-12')
    .limit('person', 'Ada', 0, { itemIds: ['PAY-12'] })
    .limit('team', 'Ada', 0, { itemIds: ['PAY-12'] })
    .with({
      finishNext: [
        {
          per: 'team',
          subject: 'Ada',
          items: [
            {
              id: 'PAY-12',
              reasons: [],
              move: {
                who: 'reviewers',
                names: ['Grace', 'Ada'],
                reason: 'a review is requested',
                days: null,
              },
            },
          ],
        },
      ],
    })
    .build();

  it('stand for people at their own limit and at their own move, not for a team of that name', () => {
    const text = shown(bodyOf(verdict, { mentions: new Map([['Ada', 'U0123ABC']]) }));
    expect(text).toContain('<@U0123ABC> has 1 in flight');
    expect(text).toContain('Grace and <@U0123ABC> (asked for a review)');
    expect(text).toContain('Team Ada has 1');
    expect(text).toContain('Ada: PAY-12');
  });

  it('are nobody unless asked for', () => {
    expect(shown(bodyOf(verdict))).not.toContain('<@');
  });

  it.each(['channel', 'U1', '<!here>', 'u0123ABC', 'U0123ABC|x', '', 'B0123ABC'])(
    'are the plain name where %j is no Slack user',
    (id) => {
      const text = shown(bodyOf(verdict, { mentions: new Map([['Ada', id]]) }));
      expect(text).toContain('Ada has 1 in flight');
      expect(text).not.toContain('<@');
    },
  );
});

it('text that Slack parses can begin nothing', () => {
  expect(slackText('<!channel> & <@U1>\n<https://x.test|y> &amp;')).toBe(
    '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://x.test|y&gt; &amp;amp;',
  );
});

it('leaves out the links where all of them would be too much, rather than fail', () => {
  const huge = hugeVerdict('"\\'.repeat(2500), LONG_URL);
  const finishNext = huge.finishNext.map((entry) => ({
    ...entry,
    items: entry.items.map((item) => ({
      ...item,
      move: { who: 'author' as const, names: ['"'.repeat(40)], reason: '"'.repeat(200), days: 2 },
    })),
  }));
  const body = bodyOf({ ...huge, sources: [], finishNext });
  expect(elementsOf(body).some(({ type }) => type === 'link')).toBe(false);
  expect(shown(body)).toContain('Finish first');
});
