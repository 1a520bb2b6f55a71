import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/reporters/csv/csv.ts';
import { sanitiseLine } from '../../../src/text/sanitise.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { FILE, hostileVerdicts, INVISIBLE } from '../markdown/hostile-verdicts.ts';

/** Records of RFC 4180, read strictly: a quote where none belongs, or a line break alone, is an error. */
function parse(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (match === null) throw new Error(`no field begins at: ${rest.slice(0, 60)}`);
    const [whole, quoted, bare, end] = match;
    fields.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\r\n') {
      records.push(fields);
      fields = [];
    }
    rest = rest.slice(whole.length);
  }
  return records;
}

/** The items as objects, by the header. */
function rows(text: string): Record<string, string>[] {
  const [header = [], ...records] = parse(text);
  return records.map((fields) =>
    Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ''])),
  );
}

describe('a spreadsheet', () => {
  it('has a record for each item, names in one field, empty fields for what nobody knows', () => {
    const verdict = verdictBuilder()
      .item('PAY-1', { title: 'Say "no", kindly', holders: ['Ada', 'Grace'], sleDays: null, ageDays: 12 })
      .item('acme/api#2')
      .build();
    const [first, second] = rows(csv(verdict, FILE));
    expect(first).toMatchObject({
      id: 'PAY-1',
      title: 'Say "no", kindly',
      holders: 'Ada; Grace',
      age_days: '12',
      sle_days: '',
      started_at: '2026-11-16T09:00:00Z',
    });
    expect(second?.id).toBe('acme/api#2');
  });

  it('has its header where nothing is in flight', () => {
    expect(parse(csv(verdictBuilder().build(), FILE))).toEqual([expect.arrayContaining(['id', 'notes'])]);
  });

  it('has the columns that its page promises', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/formats.md'), 'utf8');
    expect(csv(verdictBuilder().build(), FILE)).toBe(`${/^id,title,.+$/m.exec(page)?.[0]}\r\n`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '\t=1', '\r=1'])('runs no formula: %j', (title) => {
    const [row] = rows(csv(verdictBuilder().item('PAY-1', { title }).build(), FILE));
    expect(row?.title).toBe(`'${title.trim()}`);
  });

  it('holds hostile text in its own field, and none that is a formula', () => {
    fc.assert(
      fc.property(hostileVerdicts, (verdict) => {
        const text = csv(verdict, FILE);
        expect(text.replaceAll('\r\n', '\n')).not.toMatch(INVISIBLE);
        const [header = [], ...records] = parse(text);
        records.forEach((fields, index) => {
          expect(fields).toHaveLength(header.length);
          for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
          const title = sanitiseLine(verdict.items[index]?.title ?? '');
          expect([title, `'${title}`]).toContain(fields[1]);
        });
        expect(records).toHaveLength(verdict.items.length);
      }),
      { numRuns: 200 },
    );
  });
});
