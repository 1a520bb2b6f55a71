import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { github } from '../../../src/reporters/github/github.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { FILE, hostileText, hostileVerdicts, INVISIBLE } from '../markdown/hostile-verdicts.ts';
import { type RunnerCommand, readLine } from './runner.ts';

const commands = (verdict: Verdict, options = {}): RunnerCommand[] =>
  github(verdict, { ...FILE, ...options })
    .split('\n')
    .flatMap((line) => readLine(line) ?? []);

describe('annotations', () => {
  it('stand on the line of the limit that is over', () => {
    const verdict = verdictBuilder()
      .source('github')
      .item('PAY-1')
      .item('PAY-2')
      .limit('person', 'Ada', 1, { itemIds: ['PAY-1', 'PAY-2'], configPath: 'limits[3]' })
      .build();
    const places = (configPath: string) => ({
      file: '.wiplimitrc.json',
      line: configPath === 'limits[3]' ? 12 : 1,
    });
    expect(github(verdict, { ...FILE, places })).toBe(
      [
        'wiplimit: 1 limit over',
        '::error file=.wiplimitrc.json,line=12,title=person Ada%3A 2 of 1::Ada has 2 in flight, 1 more than the limit of 1. Finishing PAY-1 (5 days, in doing) brings it back.',
        'coverage: GitHub 41 records, 1 limit, 2026-11-20T09:00:00Z Europe/Berlin',
        '',
      ].join('\n'),
    );
    expect(commands(verdict)[0]?.properties).toEqual({ title: 'person Ada: 2 of 1' });
  });

  it('are errors only for what fails the check', () => {
    const verdict = verdictBuilder()
      .source('github')
      .item('PAY-1', { aging: 'over', ageDays: 12 })
      .limit('team', 'Payments', 0, { itemIds: ['PAY-1'], level: 'warn' })
      .limit('person', 'Ada', 2, { itemIds: ['PAY-1'], warn: 0 })
      .exception('PAY-9', { expired: true })
      .build();
    expect(commands(verdict).map(({ name, properties }) => `${name} ${properties.title}`)).toEqual([
      'warning team Payments: 1 of 0 (warns only)',
      'warning PAY-1 is past its SLE: 12 days (SLE 8)',
      'warning person Ada: 1 of 2',
      'warning The exception for PAY-9 ended after 1 Dec',
    ]);
    const [first] = commands({ ...verdict, outcome: 'over', warnings: ['one', 'two'] });
    expect(first).toEqual({
      name: 'error',
      properties: { title: 'More warnings than allowed' },
      message: 'one\ntwo',
    });
  });

  it('tell of a source that was not read whole, with what went wrong and what to do', () => {
    const verdict = verdictBuilder()
      .source('linear', { status: 'failed', cause: 'credentials', problems: ['401'] })
      .limit('person', 'Ada', 1, { status: 'unknown' })
      .build();
    const [source, limit] = commands(verdict);
    expect(source).toMatchObject({ name: 'error', properties: { title: 'Linear was not read whole' } });
    expect(source?.message).toMatch(/^Linear refused the credentials, or there are none\.\n401\nSet a token/);
    expect(limit).toMatchObject({ name: 'warning', properties: { title: 'person Ada: 0 of 1' } });
  });

  it('are at most ten of a kind, the worst first, the rest summed up in the last', () => {
    const builder = verdictBuilder().source('github').item('PAY-1');
    for (let count = 2; count <= 30; count += 1)
      builder.limit('person', `Person ${count}`, 1, { count, itemIds: ['PAY-1'] });
    const errors = commands(builder.build());
    expect(errors).toHaveLength(10);
    expect(errors[0]?.properties.title).toBe('person Person 30: 30 of 1');
    expect(errors[9]?.properties.title).toBe('and 20 more');
    expect(errors[9]?.message).toMatch(/^person Person 21: 21 of 1\nperson Person 20: 20 of 1\n/);
  });
});

describe('hostile text', () => {
  it('begins no command and leaves its property nowhere', () => {
    fc.assert(
      fc.property(hostileVerdicts, fc.option(hostileText), (verdict, file) => {
        const places = () => (file === null ? null : { file, line: 3 });
        const text = github(verdict, { ...FILE, places });
        expect(text).not.toMatch(INVISIBLE);
        expect(text).not.toContain('##[');
        const [first = '', ...lines] = text.trimEnd().split('\n');
        const last = lines.pop() ?? '';
        expect([readLine(first), readLine(last)]).toEqual([null, null]);
        const found = lines.map(readLine);
        for (const command of found) {
          expect(['error', 'warning']).toContain(command?.name);
          const allowed = file === null ? ['title'] : ['file', 'line', 'title'];
          expect(Object.keys(command?.properties ?? {})).toEqual(allowed);
          expect(command?.message).not.toBe('');
        }
        for (const kind of ['error', 'warning'])
          expect(found.filter((command) => command?.name === kind).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 200 },
    );
  });
});
