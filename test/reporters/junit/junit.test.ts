import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/model/verdict.ts';
import { junit } from '../../../src/reporters/junit/junit.ts';
import { itWhen } from '../../support/it-when.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { FILE, hostileVerdicts, INVISIBLE } from '../markdown/hostile-verdicts.ts';
import { validator } from '../openmetrics/validator.ts';
import { allOf, type Element, readXml } from './read-xml.ts';

const report = (verdict: Verdict): Element => readXml(junit(verdict, FILE));
const caseOf = (root: Element, name: string): Element | undefined =>
  allOf(root, 'testcase').find(({ attributes }) => attributes.name === name);

const xmllint = validator('xmllint', ['--noout', '-']);

describe('a report', () => {
  const over = { itemIds: ['PAY-1', 'PAY-2'] };
  const builder = () => verdictBuilder().source('github').source('linear').item('PAY-1').item('PAY-2');

  it('fails for what is over at level error, with what would help', () => {
    const root = report(builder().limit('person', 'Ada', 1, over).limit('person', 'Grace', 1).build());
    expect(caseOf(root, 'person Ada')?.children).toMatchObject([
      {
        name: 'failure',
        attributes: {
          type: 'over',
          message:
            'Ada has 2 in flight, 1 more than the limit of 1. Finishing PAY-1 (5 days, in doing) brings it back.',
        },
      },
    ]);
    expect(caseOf(root, 'person Grace')?.children).toEqual([]);
    expect(root.attributes).toMatchObject({ name: 'wiplimit', failures: '1', errors: '0' });
  });

  it('passes what only warns, and says so in its output', () => {
    const root = report(
      builder()
        .limit('team', 'Payments', 1, { ...over, level: 'warn' })
        .limit('person', 'Ada', 3, { ...over, warn: 1 })
        .build(),
    );
    const [output] = caseOf(root, 'team Payments: (warns only)')?.children ?? [];
    expect(output).toMatchObject({ name: 'system-out' });
    expect(output?.text).toContain('1 more than the limit of 1');
    expect(caseOf(root, 'person Ada')?.children[0]?.text).toBe('2 of 3, warns above 1.');
    expect(root.attributes).toMatchObject({ failures: '0', errors: '0' });
  });

  it('has an error for what cannot be proven, and for the source that was not read whole', () => {
    const root = report(
      verdictBuilder()
        .source('github', { status: 'partial', problems: ['acme/api cannot be found'] })
        .limit('person', 'Ada', 3, { status: 'unknown' })
        .build(),
    );
    expect(caseOf(root, 'GitHub is read whole')?.children[0]?.attributes.message).toContain(
      'GitHub was read only in part (41 records). acme/api cannot be found',
    );
    expect(caseOf(root, 'person Ada')?.children[0]?.attributes.message).toContain('cannot be proven');
    expect(root.attributes).toMatchObject({ failures: '0', errors: '2' });
  });

  it('has a case for each item with an expectation, and fails only where its age fails the check', () => {
    const late = (level: 'error' | 'warn') => {
      const verdict = builder().item('PAY-9', { title: 'Old', aging: 'over', ageDays: 12 }).build();
      return { ...verdict, aging: { ...verdict.aging, level } };
    };
    const [warning] = caseOf(report(late('warn')), 'PAY-9 Old')?.children ?? [];
    expect(warning).toMatchObject({ name: 'system-out', text: '12 days (SLE 8), past its SLE.' });
    const [failure] = caseOf(report({ ...late('error'), outcome: 'over' }), 'PAY-9 Old')?.children ?? [];
    expect(failure).toMatchObject({ name: 'failure', attributes: { type: 'past-sle' } });
    expect(caseOf(report(late('warn')), 'PAY-1 Title of PAY-1')?.children).toEqual([]);
  });

  it('fails for more warnings than allowed, which no other case shows', () => {
    const warnings = ['PAY-1 is 9 days old, over the SLE of 8'];
    const root = report(builder().with({ outcome: 'over', warnings }).build());
    expect(caseOf(root, 'no more warnings than allowed')?.children[0]?.attributes.message).toBe(
      '1 warning, more than allowed: PAY-1 is 9 days old, over the SLE of 8.',
    );
  });

  it('names two limits on the same work apart', () => {
    const root = report(builder().limit('person', 'Ada', 1, over).limit('person', 'Ada', 2, over).build());
    const names = allOf(root, 'testcase').map(
      ({ attributes }) => `${attributes.classname} ${attributes.name}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('holds neither time nor host, so that the same verdict gives the same bytes', () => {
    const verdict = builder().limit('person', 'Ada', 1, over).build();
    expect(junit(verdict, FILE)).toBe(junit(structuredClone(verdict), FILE));
    expect(junit(verdict, FILE)).not.toMatch(/time=|timestamp=|hostname=/);
  });
});

describe('hostile text', () => {
  it('is well-formed, with counts that agree, and fails exactly when the check does', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        const xml = junit(verdict, FILE);
        expect(xml).not.toMatch(INVISIBLE);
        const root = readXml(xml);
        for (const group of [root, ...allOf(root, 'testsuite')]) {
          expect(group.attributes.tests).toBe(String(allOf(group, 'testcase').length));
          expect(group.attributes.failures).toBe(String(allOf(group, 'failure').length));
          expect(group.attributes.errors).toBe(String(allOf(group, 'error').length));
        }
        expect(allOf(root, 'failure').length > 0).toBe(verdict.outcome === 'over');
      }),
      { numRuns: 200 },
    );
  });

  itWhen(xmllint.isHere)('is valid to xmllint', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        expect(xmllint.complaints(junit(verdict, FILE))).toBe('');
      }),
      { numRuns: 30 },
    );
  });
});
