import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { openmetrics } from '../../../src/reporters/openmetrics/openmetrics.ts';
import { itWhen } from '../../support/it-when.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { FILE, hostileVerdicts, INVISIBLE } from '../markdown/hostile-verdicts.ts';
import { validator } from './validator.ts';

const SAMPLE =
  /^wiplimit_\w+(?:\{\w+="(?:[^"\\]|\\["\\n])*"(?:,\w+="(?:[^"\\]|\\["\\n])*")*\})? (\d+(?:\.\d+)?)$/;
const promtool = validator('promtool', ['check', 'metrics']);

const verdict = (): Verdict =>
  verdictBuilder()
    .source('github')
    .source('linear', { status: 'partial' })
    .item('PAY-1', { teams: ['Payments'], ageDays: 12, aging: 'over', stage: 'review' })
    .item('PAY-2', { teams: ['Payments', 'Platform'], ageDays: 3 })
    .item('PAY-3', {
      teams: ['Payments'],
      ageDays: 30,
      exception: { reason: 'the bank', until: '2026-12-01' },
    })
    .item('PAY-4', { ageDays: 2, stage: null })
    .limit('team', 'Payments', 1, { itemIds: ['PAY-1', 'PAY-2'] })
    .limit('person', 'Ada', 1, { itemIds: ['PAY-1', 'PAY-2'] })
    .limit('reviewer', 'Grace', 1)
    .build();

describe('gauges', () => {
  const lines = openmetrics(verdict(), FILE).split('\n');

  it.each([
    'wiplimit_in_flight 3',
    'wiplimit_wip{team="Payments",stage="doing"} 1',
    'wiplimit_wip{team="Payments",stage="review"} 1',
    'wiplimit_wip{team="Platform",stage="review"} 0',
    'wiplimit_wip{team="",stage=""} 1',
    'wiplimit_item_age{team="Payments",percentile="50"} 3',
    'wiplimit_item_age{team="Payments",percentile="85"} 12',
    'wiplimit_aging{team="Payments",state="over"} 1',
    'wiplimit_limit{limit="team/Payments/*",per="team",subject="Payments",level="error"} 1',
    'wiplimit_counted{limit="team/Payments/*",per="team",subject="Payments",level="error"} 2',
    'wiplimit_over{limit="team/Payments/*",per="team",subject="Payments",level="error"} 1',
    'wiplimit_limits{per="person",status="over"} 1',
    'wiplimit_outcome{outcome="over"} 1',
    'wiplimit_source_complete{source="github"} 1',
    'wiplimit_source_complete{source="linear"} 0',
    'wiplimit_as_of_timestamp_seconds 1795165200',
  ])('%s', (line) => {
    expect(lines).toContain(line);
  });

  it('name people only where that is asked for', () => {
    expect(openmetrics(verdict(), FILE)).not.toMatch(/Ada|Grace/);
    expect(openmetrics(verdict(), { ...FILE, people: true })).toContain(
      'wiplimit_over{limit="person/Ada/*",per="person",subject="Ada",level="error"} 1\n',
    );
  });

  it('hold no series twice, which a collector refuses: of two alike the first stays', () => {
    const alike = verdictBuilder().limit('team', 'Payments', 1).limit('team', 'Payments', 9).build();
    const found = openmetrics(alike, FILE).match(/^wiplimit_limit\{.*$/gm);
    expect(found).toEqual([expect.stringMatching(/ 1$/)]);
  });

  it('end as OpenMetrics asks, and carry no time of their own', () => {
    expect(openmetrics(verdict(), FILE)).toMatch(/\n# EOF\n$/);
    for (const line of lines.filter((line) => line !== '' && !line.startsWith('#')))
      expect(line).toMatch(SAMPLE);
  });

  itWhen(promtool.isHere)('pass promtool', () => {
    for (const each of [verdict(), verdictBuilder().build()])
      expect(promtool.complaints(openmetrics(each, { ...FILE, people: true }))).toBe('');
  });
});

describe('hostile text', () => {
  it('stays inside a label, and no series comes twice', () => {
    fc.assert(
      fc.property(hostileVerdicts, (hostile) => {
        const text = openmetrics(hostile, { ...FILE, people: true });
        expect(text).not.toMatch(INVISIBLE);
        const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
        for (const line of samples) expect(line).toMatch(SAMPLE);
        const series = samples.map((line) => line.slice(0, line.lastIndexOf(' ')));
        expect(new Set(series).size).toBe(series.length);
      }),
      { numRuns: 200 },
    );
  });

  itWhen(promtool.isHere)('passes promtool', () => {
    fc.assert(
      fc.property(hostileVerdicts, (hostile) => {
        expect(promtool.complaints(openmetrics(hostile, { ...FILE, people: true }))).toBe('');
      }),
      { numRuns: 20 },
    );
  });
});
