import { describe, expect, it } from 'vitest';
import { hasVendorSchema } from './schema.ts';
import { ask, FIND, find, pick, start } from './test-client.ts';

describe('search', () => {
  it.each([
    ['is:pr is:open org:acme archived:false', 'api#45 api#46 api#47 vault#2'],
    ['is:pr is:open org:acme archived:true', 'old#9'],
    ['is:pr org:acme is:merged', 'api#48'],
    ['is:pr org:acme draft:true', 'api#46'],
    ['is:pr org:acme -is:draft is:open repo:acme/api', 'A search takes one'],
    ['is:pr repo:acme/api is:open -author:ada-l', 'api#46 api#47'],
    ['author:ada-l author:grace-h', ''],
    ['(author:ada-l OR author:grace-h) org:acme is:pr', 'api#45 api#46'],
    ['org:acme is:pr is:open NOT (author:cy OR author:ada-l)', 'api#46 api#47'],
    ['author:cy OR author:grace-h draft:true', 'api#3 api#46 old#9 vault#2'],
    ['author:dependabot', ''],
    ['author:app/dependabot', 'api#47'],
    ['author:dependabot[bot]', 'api#47'],
    ['author:@me', 'api#45'],
    ['is:pr review-requested:grace-h', 'api#45'],
    ['is:pr review-requested:ada-l', 'api#45'],
    ['is:pr user-review-requested:ada-l', ''],
    ['is:pr team-review-requested:acme/payments', 'api#45'],
    ['involves:ada-l', 'api#3 api#45 grace-h/dots#1'],
    ['label:"on hold"', 'api#45'],
    ['label:"in progress","on hold"', 'api#3 api#45'],
    ['head:ada/pay', 'api#45'],
    ['base:ada/pay-12-retry', 'api#46'],
    ['is:pr created:2026-11-05', 'api#47'],
    ['is:pr created:>2026-11-05', 'api#45'],
    ['is:pr created:>=2026-11-05T23:30:00Z', 'api#45 api#47'],
    ['merged:2026-11-05..2026-11-06', 'api#48'],
    ['merged:<2026-11-06', ''],
    ['is:issue closed:*..2026-11-08', 'api#4'],
    ['user:grace-h is:pr', 'grace-h/dots#1'],
    ['no-such-word', ''],
  ])('%s', async (query, expected) => {
    const found = await find(await start(), query);
    if (/ takes /.test(expected)) expect(found).toContain(expected);
    else expect(found).toBe(expected);
  });

  it('sorts newest first, or as asked', async () => {
    const server = await start();
    const numbers = async (q: string) =>
      pick((await ask(server, FIND, { q, type: 'ISSUE' })).data, 'search.nodes.number');
    expect(await numbers('is:pr repo:acme/api created:>2026-11-03')).toEqual([45, 47]);
    expect(await numbers('is:pr repo:acme/api created:>2026-11-03 sort:created-asc')).toEqual([47, 45]);
  });

  it('refuses what GitHub refuses', async () => {
    const server = await start({ operatorsInIssueSearch: false });
    const type = hasVendorSchema() ? 'ISSUE_ADVANCED' : 'ISSUE';
    const newer = hasVendorSchema() ? await start({ schema: 'vendor' }) : await start();
    const people = (count: number) =>
      `(${Array.from({ length: count }, (_, n) => `author:p${n}`).join(' OR ')})`;
    expect(await find(newer, people(6), undefined, type)).toBe('');
    expect(await find(newer, people(7), undefined, type)).toContain(
      'More than five AND / OR / NOT operators',
    );
    expect(await find(newer, `is:pr ${'x'.repeat(257)}`, undefined, type)).toContain(
      'longer than 256 characters',
    );
    expect(await find(newer, 'org:acme org:other', undefined, type)).toContain('one org:');
    expect(await find(newer, '(is:pr', undefined, type)).toContain('not closed');
    expect(await find(server, 'author:cy OR author:ada-l')).toContain('only logical operators');
  });

  it('reaches 1,000 results and tells how many there are', async () => {
    const pullRequests = Array.from({ length: 1101 }, () => ({ repository: 'acme/big', author: 'cy' }));
    const server = await start({}, { pullRequests });
    const seen = new Set<number>();
    let after: unknown = null;
    let pages = 0;
    do {
      const { data } = await ask(server, FIND, { q: 'is:pr org:acme', type: 'ISSUE', after });
      expect(pick(data, 'search.issueCount')).toBe(1101);
      for (const number of pick(data, 'search.nodes.number') as number[]) seen.add(number);
      after = pick(data, 'search.pageInfo.hasNextPage') ? pick(data, 'search.pageInfo.endCursor') : null;
      pages += 1;
    } while (after !== null);
    expect([seen.size, pages]).toEqual([1000, 10]);
  });
});
