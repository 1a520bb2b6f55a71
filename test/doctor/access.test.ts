import { describe, expect, test } from 'vitest';
import { diagnosed, probe } from './facts.ts';

const CONFIG = { github: { owners: ['acme'] }, linear: { teams: ['PAY'] }, limits: [] };

describe('tokens', () => {
  const scopesMissing = (scopes: string[], config = {}) =>
    diagnosed({ ...CONFIG, ...config }, {}, { probes: [probe({ scopes })] })
      .found('github-scope')
      .map(({ level, message }) => `${level}: ${/scope (\S+?),/.exec(message)?.[1]}`);

  test('a scope is missing only where the config asks for what it opens', () => {
    expect(scopesMissing(['repo'])).toEqual([]);
    expect(scopesMissing(['repo'], { teams: [{ name: 'Pay', github: 'acme/pay' }] })).toEqual([
      'problem: read:org',
    ]);
    expect(
      scopesMissing(['repo'], { github: { owners: ['acme'], projects: [{ owner: 'acme', number: 7 }] } }),
    ).toEqual(['problem: read:project']);
    expect(scopesMissing(['public_repo'])).toEqual(['hint: repo']);
  });

  test('a wider scope brings the narrower one along', () => {
    const config = {
      teams: [{ name: 'Pay', github: 'acme/pay' }],
      github: { owners: ['acme'], projects: [{ owner: 'acme', number: 7 }] },
    };
    expect(scopesMissing(['repo', 'admin:org', 'project'], config)).toEqual([]);
  });

  test('what the reading said already is not said again', () => {
    const { found } = diagnosed(
      { ...CONFIG, teams: [{ name: 'Pay', github: 'acme/pay' }] },
      {
        sources: [
          {
            name: 'github',
            status: 'partial',
            problems: ['The token lacks the scope read:org, so teams were not read.'],
          },
        ],
      },
      { probes: [probe({ scopes: ['repo'] })] },
    );
    expect(found('github-scope')).toEqual([]);
    expect(found('github-read')).toHaveLength(1);
  });

  test('organisations hidden for want of single sign-on are a problem', () => {
    const { found } = diagnosed(CONFIG, {}, { probes: [probe({ hiddenOrganizations: 2 })] });
    expect(found('github-sso')[0]).toMatchObject({ level: 'problem' });
    expect(found('github-sso')[0]?.message).toContain('2 organisations');
  });

  test('the token of Actions is remarked upon where the config asks for more than one repository', () => {
    const with_ = (github: object) =>
      diagnosed({ ...CONFIG, github }, {}, { probes: [probe({ tokenKind: 'installation' })] }).found(
        'github-one-repository',
      );
    expect(with_({ owners: ['acme'] })).toHaveLength(1);
    expect(with_({ repos: ['acme/api', 'acme/web'] })).toHaveLength(1);
    expect(with_({ repos: ['acme/api'] })).toEqual([]);
  });
});

describe('reaching the vendors', () => {
  test('a failure that the reading met too is told once, and with its cause', () => {
    const message = 'GitHub refused the credentials (HTTP 401). Check GH_TOKEN.';
    const { findings } = diagnosed(
      CONFIG,
      {
        sources: [
          {
            name: 'github',
            status: 'failed',
            cause: 'credentials',
            problems: [`${message} Not read whole: acme.`],
          },
        ],
      },
      { probes: [probe({ failure: { message, isCredentials: true }, clockAheadMs: null })] },
    );
    expect(findings.filter(({ level }) => level === 'problem')).toEqual([
      expect.objectContaining({ check: 'github-access', message, cause: 'credentials' }),
    ]);
  });

  test('one question that failed is a hint where the reading saw all', () => {
    const failure = { message: 'GitHub failed with HTTP 502.', isCredentials: false };
    const { found, outcome } = diagnosed(CONFIG, {}, { probes: [probe({ failure, clockAheadMs: null })] });
    expect(found('github-access')[0]?.level).toBe('hint');
    expect(outcome).toBe('hints');
  });

  test.each([
    [1000, 'well'],
    [-119_000, 'well'],
    [121_000, 'hint'],
    [-3_599_000, 'hint'],
    [3_600_000, 'problem'],
  ])('a clock that is %i ms off is %s', (clockAheadMs, level) => {
    expect(
      diagnosed(CONFIG, {}, { probes: [probe(), probe({ clockAheadMs })] }).found('clock')[0]?.level,
    ).toBe(level);
  });

  test('little of a rate limit left is a hint, with the time in the config’s zone', () => {
    const quota = { what: 'points' as const, limit: 1000, resetAt: '2026-11-20T09:30:00Z' };
    const found = (remaining: number) =>
      diagnosed(
        { ...CONFIG, timezone: 'Europe/Berlin' },
        {},
        { probes: [probe({ quotas: [{ ...quota, remaining }] })] },
      )
        .found('github-quota')
        .map(({ level, message }) => `${level}: ${message}`);
    expect(found(99)).toEqual(['hint: GitHub leaves only 99 of 1,000 points until 10:30 (Europe/Berlin).']);
    expect(found(100)).toEqual(['well: GitHub leaves 100 of 1,000 points until 10:30 (Europe/Berlin).']);
  });

  test('a rate limit that the question met is a hint, unless the reading says what it cost', () => {
    const usedUp = { probes: [probe({ usedUpUntil: '2026-11-20T13:44:00Z' })] };
    const said = (problems: string[]) =>
      diagnosed(CONFIG, { sources: [{ name: 'github', status: 'partial', problems }] }, usedUp)
        .found('github-quota')
        .map(({ level, message }) => `${level}: ${message}`);
    expect(said(['A list was cut short.'])).toEqual([
      'hint: GitHub’s rate limit is used up until 13:44 (UTC).',
    ]);
    expect(said(['GitHub leaves this token 0 points until then.'])).toEqual([]);
  });

  test.each([
    ['18.20.4', 'problem'],
    ['20.18.3', 'problem'],
    ['20.19.0', 'well'],
    ['22.1.0', 'well'],
  ])('Node.js %s is %s', (node, level) => {
    const program = { node, proxy: null, proxyFault: null, proxyIgnored: false, fixedNow: null };
    expect(diagnosed(CONFIG, {}, { program }).found('node')[0]?.level).toBe(level);
  });

  const PROGRAM = { node: '20.19.0', proxy: null, proxyFault: null, proxyIgnored: false, fixedNow: null };

  test('proxies that are not read, and a fixed now, are told', () => {
    const program = { ...PROGRAM, proxyIgnored: true, fixedNow: '2026-11-20T09:00:00Z' };
    const { found } = diagnosed(CONFIG, {}, { program });
    expect(found('proxy-ignored')[0]?.remedy).toContain('HTTPS_PROXY');
    expect(found('fixed-now')[0]?.level).toBe('hint');
  });

  test.each([
    ['socks', /SOCKS proxy, which wiplimit cannot use/],
    ['no-address', /not the address of a proxy/],
  ] as const)('a proxy variable that is %s is one problem for all sources', (proxyFault, words) => {
    const problemOf = (title: string) =>
      `HTTPS_PROXY or HTTP_PROXY is not the address of a proxy, so ${title} was not asked. Write it as http://host:port.`;
    const failed = (name: 'github' | 'linear', title: string) => ({
      name,
      status: 'failed' as const,
      cause: 'unreachable' as const,
      problems: [problemOf(title)],
    });
    const failure = { message: problemOf('GitHub'), isCredentials: false };
    const { findings } = diagnosed(
      CONFIG,
      { sources: [failed('github', 'GitHub'), failed('linear', 'Linear')] },
      { program: { ...PROGRAM, proxyFault }, probes: [probe({ failure, clockAheadMs: null })] },
    );
    const problems = findings.filter(({ level }) => level === 'problem');
    expect(problems.map(({ check }) => check)).toEqual(['proxy']);
    expect(problems[0]?.message).toMatch(words);
    expect(problems[0]?.why).toContain('GitHub and Linear were not asked');
    expect(problems[0]?.remedy).toContain('http://host:port');
  });

  test('what one deed mends is one problem, with what it is about beneath', () => {
    const remedy =
      'Authorise the token for it: github.com → Settings → Developer settings → the token → Configure SSO (with gh: gh auth refresh), then run again.';
    const kept = (what: string) =>
      `GitHub kept back ${what}, because the organisation asks for single sign-on. ${remedy}`;
    const whats = Array.from({ length: 14 }, (_, index) => `open pull requests of acme/repo-${index}`);
    const moved =
      'GitHub counts 3 open pull requests of acme/web but gave 2, so some are missing. Run again.';
    const { found } = diagnosed(CONFIG, {
      sources: [{ name: 'github', status: 'partial', problems: [...whats.map(kept), moved] }],
    });
    expect(found('github-read')).toEqual([
      expect.objectContaining({
        message: 'GitHub kept back 14 lists, because the organisation asks for single sign-on.',
        entries: whats,
        remedy,
      }),
      expect.objectContaining({ message: moved, entries: [] }),
    ]);
  });
});

describe('where results go', () => {
  const channel = (more: object) =>
    diagnosed(
      CONFIG,
      {},
      {
        channels: [
          {
            channel: 'slack',
            variable: 'SLACK_WEBHOOK_URL',
            host: null,
            problem: null,
            isSet: true,
            size: { length: 2143, unit: 'character', most: 12_000 },
            ...more,
          },
        ],
      },
    ).findings.find(({ check }) => check.startsWith('channel'));

  test.each([
    [{ host: 'hooks.slack.com' }, 'well'],
    [{ host: 'hooks.slack.com.evil.example' }, 'hint'],
    [{ host: '127.0.0.1' }, 'well'],
    [{ problem: 'SLACK_WEBHOOK_URL is not set.', isSet: false }, 'hint'],
    [{ problem: 'SLACK_WEBHOOK_URL must be an https: address.' }, 'problem'],
    [{ channel: 'msteams', host: 'acme.webhook.office.com' }, 'problem'],
    [{ channel: 'msteams', host: 'prod-1.westeurope.logic.azure.com' }, 'well'],
    [{ channel: 'webhook', host: 'wip.acme.example' }, 'well'],
    [{ host: 'hooks.slack.com', size: { length: 12_001, unit: 'character', most: 12_000 } }, 'problem'],
  ])('%o is %s', (more, level) => {
    expect(channel(more)?.level).toBe(level);
  });

  test('how large a post would be is held against what the receiver takes', () => {
    const size = { length: 14_321, unit: 'byte' as const, most: null };
    expect(channel({ host: 'hooks.slack.com' })?.message).toContain('2,143 of 12,000 characters');
    expect(channel({ channel: 'webhook', host: 'wip.acme.example', size })?.message).toContain(
      '14,321 bytes.',
    );
  });

  test('counts of a baseline that belong to no limit are named, unless the config keeps to teams', () => {
    const limits = [{ per: 'team' as const, max: 3 }];
    const keys = ['team/Payments/*', 'person/Ada/*'];
    const baseline = { file: 'base.json', isNamed: true, exists: true, keys };
    const found = (privacy: 'people' | 'team') =>
      diagnosed({ ...CONFIG, limits, privacy }, {}, { baseline }).found('baseline')[0];
    expect(found('people')).toMatchObject({ level: 'hint', entries: ['person/Ada/*'] });
    expect(found('team')).toMatchObject({ level: 'hint', entries: [] });
    const counted = { ...baseline, keys: ['team/Payments/*', 'person/people/*', 'person/people/*/above'] };
    expect(
      diagnosed({ ...CONFIG, limits, privacy: 'team' }, {}, { baseline: counted }).found('baseline')[0]
        ?.level,
    ).toBe('well');
    expect(
      diagnosed({ ...CONFIG, limits }, {}, { baseline: { ...baseline, keys: [keys[0] ?? ''] } }).found(
        'baseline',
      )[0]?.level,
    ).toBe('well');
  });
});
