import { describe, expect, it } from 'vitest';
import {
  renderItemExplanation,
  renderLeftOutExplanation,
  renderSubjectExplanation,
} from '../../../src/reporters/terminal/explain.ts';
import { whySentence } from '../../../src/reporters/words/why.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { explained } from './scenes.ts';

const terminal = { width: 80, color: 0, hyperlinks: false, tty: true, quiet: false } as const;
const pipe = { ...terminal, tty: false } as const;
const fixture = (name: string) => `../../fixtures/terminal/${name}.txt`;
const verdict = explained();
const [item] = verdict.items;

describe('explain', () => {
  it.each([
    ['terminal', terminal],
    ['pipe', pipe],
  ] as const)('an item, in a %s', async (where, options) => {
    if (item === undefined) throw new Error('the scene has an item');
    await expect(renderItemExplanation(item, verdict, options)).toMatchFileSnapshot(
      fixture(`explain-item-${where}`),
    );
  });

  it.each([
    ['person', 'Ada'],
    ['team', 'Payments'],
  ] as const)('a %s', async (kind, name) => {
    const text = renderSubjectExplanation({ kind, name }, verdict, terminal);
    await expect(text).toMatchFileSnapshot(fixture(`explain-${kind}`));
  });

  it('what was left out, with the rule that left it out', () => {
    const [leftOut] = verdict.notCounted;
    if (leftOut === undefined) throw new Error('the scene leaves something out');
    const text = renderLeftOutExplanation(leftOut, pipe);
    expect(text).toContain('PAY-11  Title of PAY-11');
    expect(text).toContain(
      'not counted: its unfinished sub-issue is the work (parents: "skip") (parent-of-open-work)',
    );
  });

  it('says that a person has nothing, and that it may not be all', () => {
    const partial = verdictBuilder()
      .source('linear', { status: 'partial' })
      .limit('person', 'Bo', 3, { status: 'unknown' })
      .build();
    const text = renderSubjectExplanation({ kind: 'person', name: 'Bo' }, partial, pipe);
    expect(text).toContain('0 work items in flight, 0 reviews asked for');
    expect(text).toContain('This may not be all: Linear was not read whole.');
  });
});

describe('the sentence of a decision', () => {
  const context = { item: { id: 'PAY-12', stage: null, teams: ['Payments'] }, timezone: 'Europe/Berlin' };

  it('names the record and quotes the evidence, whatever the rule', () => {
    const rules = [
      'linked-by-branch linked-by-title linked-by-closing-word linked-by-magic-word linked-by-attachment',
      'linked-by-closing-reference linked-by-stack linked-by-sync linked-by-parent names-issue-not-in-flight',
      'held-by-assignee held-by-author agent not-a-holder team-by-linear team-by-repository team-by-holder',
      'stage-by-linear-state stage-by-project-status stage-by-pull-request stage-by-default',
      'started-by-state-history started-by-started-at started-by-created-at started-by-label started-by-status',
      'started-by-opening started-by-reopening blocked-by-issue blocked-by-label blocked-by-state',
      'expedite-by-label expedite-by-priority person-joined a-rule-of-tomorrow',
    ].flatMap((line) => line.split(' '));
    for (const rule of rules) {
      const sentence = whySentence({ rule, record: 'acme/api#1', evidence: 'the text' }, context);
      expect(sentence, rule).toContain('acme/api#1');
      expect(sentence, rule).toContain('"the text"');
      expect(sentence.startsWith(`${rule} of`), rule).toBe(rule === 'a-rule-of-tomorrow');
    }
  });

  it('gives the day of a start in the time zone of the verdict', () => {
    const why = { rule: 'started-by-opening', record: 'acme/api#1', evidence: '2026-11-12T23:30:00.000Z' };
    expect(whySentence(why, context)).toBe(
      'Its age begins on 13 Nov 2026, when acme/api#1 was opened: "2026-11-12T23:30:00.000Z".',
    );
  });
});
