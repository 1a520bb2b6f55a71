import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Verdict } from '../../../src/model/verdict.ts';
import { discord } from '../../../src/reporters/discord/discord.ts';
import type { SummaryOptions } from '../../../src/reporters/summary/options.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { hostileVerdicts, hugeVerdict, LONG_URL } from '../summary/verdicts.ts';

/** What Discord documents; all embeds together hold 6,000 characters at most. */
const discordBody = z.strictObject({
  content: z.string().min(1).max(2000),
  allowed_mentions: z.strictObject({ parse: z.tuple([]) }),
  embeds: z.tuple([
    z.strictObject({
      title: z.string().min(1).max(256),
      url: z
        .string()
        .regex(/^https?:\/\/[\u0021-\u007e]+$/)
        .optional(),
      color: z.int().min(0).max(0xffffff),
      description: z.string().max(4096),
    }),
  ]),
});

const bodyOf = (verdict: Verdict, options: SummaryOptions = {}) => {
  const text = discord(verdict, options);
  expect(text).toMatch(/\n$/);
  const body = discordBody.parse(JSON.parse(text));
  const [{ title, description }] = body.embeds;
  expect(title.length + description.length).toBeLessThanOrEqual(6000);
  return body;
};

/** Text without what a backslash keeps Discord from obeying. */
const unescaped = (text: string) => text.replace(/\\[^A-Za-z0-9\s]/g, '');
/** What Discord would still obey that is no mark of our own. */
const obeyed = (text: string) =>
  unescaped(text)
    .replace(/\[[^[\]]*\]\(https?:\/\/[^()\s]+\)/g, '')
    .replace(/\*\*/g, '')
    .match(/[\\`*_~|<>#@[\]:]/g);

it('is what Discord takes, and nothing in it is obeyed, whatever titles and names say', () => {
  fc.assert(
    fc.property(hostileVerdicts, (verdict) => {
      const { content, embeds } = bodyOf(verdict);
      expect(content).toMatch(/^[\w ,.:;()-]+$/);
      const { description } = embeds[0];
      expect(obeyed(description)).toBeNull();
      // No line begins with anything but a bullet or bold words of ours.
      for (const line of description.split('\n').filter((each) => each !== ''))
        expect(line).toMatch(/^(?:• |\*\*)/);
    }),
    { numRuns: 100 },
  );
});

it('shows a title with every mark in it escaped, and links the item', () => {
  const title = '**x** @everyone <@1> :tada: https://evil.test';
  const verdict = verdictBuilder().item('PAY-12', { title, ageDays: 12, aging: 'over' }).build();
  expect(bodyOf(verdict, { link: 'https://ci.acme.com/1' }).embeds[0]).toMatchObject({
    title: 'WIP on Friday 20 Nov',
    url: 'https://ci.acme.com/1',
    description:
      '**Past their SLE**\n• [PAY-12](https://linear.app/acme/issue/PAY-12) \\*\\*x\\*\\* \\@everyone \\<\\@1\\> \\:tada\\: https\\://evil.test\\: 12 days (SLE 8), in doing',
  });
});

it.each(['Some work', '漢'.repeat(5000), '*_'.repeat(2500)])('fits on the worst of days', (title) => {
  const { content, embeds } = bodyOf(hugeVerdict(title, LONG_URL));
  expect(content).toMatch(/^GitHub was read only in part/);
  expect(embeds[0].description).toContain('Finish first');
});
