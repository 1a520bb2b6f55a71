import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beeswarm } from '../../../src/reporters/html/chart/beeswarm.ts';
import { ageScale } from '../../../src/reporters/html/chart/scale.ts';
import { stageOrder } from '../../../src/reporters/html/chart/stage-order.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';
import { render, textOf } from './render.ts';
import { twoTeams } from './scenes.ts';

const figures = (page: string): string[] => page.match(/<figure.*?<\/figure>/gs) ?? [];

describe('the ageing chart', () => {
  const [payments = '', platform = '', others = '', ...more] = figures(render(twoTeams()));

  it('is one for each team, and one for work of no team', () => {
    expect([payments, platform, others].map((figure) => /<h3[^>]*>(.*?)<\/h3>/.exec(figure)?.[1])).toEqual([
      'Payments',
      'Platform',
      'Work of no team',
    ]);
    expect(more).toEqual([]);
  });

  it('has the stages from left to right, and work in none of them last', () => {
    const stages = [...payments.matchAll(/class="stage" x="([\d.]+)%"[^>]*>(.*?)</g)];
    expect(stages.map((match) => match[2])).toEqual(['doing', 'review', 'merge', 'no stage']);
    expect(stages.map((match) => Number(match[1]))).toEqual([12.5, 37.5, 62.5, 87.5]);
  });

  it('has a dot for each item, with a title and a link', () => {
    const dots = payments.match(/<a href[^>]*><title>.*?<\/a>/g) ?? [];
    expect(dots).toHaveLength(5);
    expect(dots.find((dot) => dot.includes('PAY-2'))).toMatch(
      /^<a href="https:\/\/linear.app\/acme\/issue\/PAY-2" rel="noreferrer"><title>PAY-2 Refunds in the right currency: 12 days \(SLE 8\), past its SLE, lingers in review, Ada, Grace<\/title><use href="#pasta"/,
    );
  });

  it('draws older items higher, and bands and the SLE by the same scale', () => {
    const y = (pattern: RegExp) => Number(pattern.exec(payments)?.[1]);
    const young = y(/PAY-1 [^<]*<\/title><circle cx="[^"]*" cy="(\d+)"/);
    const aged = y(/PAY-2 [^<]*<\/title><use href="#pasta" x="[^"]*" y="(\d+)"/);
    const sle = y(/class="sle" x1="0" x2="100%" y1="(\d+)"/);
    const reviewTop = [...payments.matchAll(/class="band p85"[^>]*y="(\d+)"/g)].map((match) =>
      Number(match[1]),
    )[1];
    expect(aged).toBeLessThan(sle);
    expect(sle).toBeLessThan(young);
    expect(reviewTop).toBe(sle);
  });

  it('says the same as a table', () => {
    expect(textOf(/<table.*?<\/table>/s.exec(payments)?.[0] ?? '')).toContain(
      'review 1 12 days 1 4 days 6 days 8 days',
    );
  });

  it('says so when one age would press the others against the foot', () => {
    expect(platform).toContain('High ages stand closer together');
    expect(payments).not.toContain('High ages stand closer together');
  });

  it('says when nothing is expected yet, and draws no line', () => {
    const [figure = ''] = figures(render(verdictBuilder().item('PAY-1', { sleDays: null }).build()));
    expect(figure).toContain('No service level expectation (SLE) is set.');
    expect(figure).not.toContain('class="sle');
  });
});

describe('the order of stages', () => {
  it('puts a stage that only one team knows where that team has it', () => {
    const ages = (team: string, ...stages: string[]) =>
      stages.map((stage) => ({ team, stage, n: 1, ages: [] }));
    const verdict = verdictBuilder().item('PAY-1', { stage: 'triage' }).build();
    verdict.aging.stages = [...ages('A', 'doing', 'merge'), ...ages('B', 'doing', 'review', 'merge')];
    expect(stageOrder(verdict)).toEqual(['doing', 'review', 'merge', 'triage']);
  });

  it('is the verdict’s own where it has one, with stages that only items name after it', () => {
    const verdict = verdictBuilder()
      .item('PAY-1', { stage: 'former' })
      .item('PAY-2', { stage: 'doing' })
      .with({ stages: ['review', 'doing'] })
      .build();
    expect(stageOrder(verdict)).toEqual(['review', 'doing', 'former']);
  });

  it('has the usual stages in their order without history', () => {
    const verdict = verdictBuilder()
      .item('PAY-1', { stage: 'review' })
      .item('PAY-2', { stage: 'doing' })
      .build();
    expect(stageOrder(verdict)).toEqual(['doing', 'review']);
  });
});

describe('the swarm', () => {
  it('lays no dot on another, and the same ones the same way', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 120 }), (heights) => {
        const offsets = beeswarm(heights, 13);
        expect(beeswarm(heights, 13)).toEqual(offsets);
        offsets.forEach((x, index) => {
          for (let other = 0; other < index; other += 1) {
            const apart = Math.hypot(
              x - (offsets[other] ?? 0),
              (heights[index] ?? 0) - (heights[other] ?? 0),
            );
            expect(apart).toBeGreaterThanOrEqual(13 - 1e-9);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('puts a lone dot in the middle', () => {
    expect(beeswarm([40, 200], 13)).toEqual([0, 0]);
  });
});

describe('the scale of ages', () => {
  it('starts at zero, holds everything, and its numbers are whole and have room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4000), { maxLength: 30 }),
        fc.array(fc.nat(60), { maxLength: 5 }),
        (ages, expected) => {
          const { y, ticks } = ageScale(ages, expected, 280);
          expect(y(0)).toBe(280);
          for (const age of [...ages, ...expected]) expect(y(age)).toBeGreaterThanOrEqual(0);
          expect(ticks.every(Number.isInteger)).toBe(true);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          ticks.slice(1).forEach((tick, index) => {
            expect(y(ticks[index] ?? 0) - y(tick)).toBeGreaterThanOrEqual(26);
          });
        },
      ),
    );
  });
});
