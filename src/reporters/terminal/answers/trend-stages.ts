import type { TrendAnswer, TrendSeries } from '../../../model/trend.ts';
import { countIn, stagesOf, stageWords } from '../../words/stage-counts.ts';
import { type Line, span } from '../span.ts';
import { AT_LIMIT } from './sparkline.ts';
import { type SparkRow, sparkRows } from './trend-rows.ts';

/** One line for each stage, left to right: how many items were in it, and how many are now. Empty where no day tells. */
export function stageLines(series: TrendSeries, answer: TrendAnswer, width: number): Line[] {
  const rows = stagesOf(series, answer).map((stage): SparkRow => {
    const days = series.days.map((day) => ({ day: day.day, wip: countIn(day, stage), max: null }));
    const most = Math.max(...days.map(({ wip }) => wip));
    return { name: stageWords(stage), days, numbers: span(`${days.at(-1)?.wip ?? 0}, at most ${most}`) };
  });
  return sparkRows({ title: 'Stages', key: `${AT_LIMIT} is the highest of its stage`, rows }, answer, width);
}
