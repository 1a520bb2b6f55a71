import type { SuggestAnswer } from '../../../model/answers.ts';
import { formatDay } from '../../../text/day.ts';
import { formatDays } from '../../../text/duration.ts';
import { listOr, listShort } from '../../../text/list.ts';
import { plural } from '../../../text/plural.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { BLANK, type Line, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { incompleteLines, page } from './page.ts';

type Suggested = SuggestAnswer['limits'][number];

/** For each limit: what history held, what Little's law gives, and the lines to paste into the config. */
export function renderSuggest(answer: SuggestAnswer, options: ReporterOptions): string {
  const { window, from, to, finished } = answer;
  return page(
    (width) => [
      ...incompleteLines(answer.incomplete, width),
      ...wrap(
        [
          span(
            `From ${formatDays(window)}, ${formatDay(from)} to ${formatDay(to)}: ${plural(finished, 'item')} finished.`,
          ),
        ],
        { width },
      ),
      ...answer.limits.flatMap((limit) => limitLines(limit, answer, width)),
    ],
    options,
  );
}

function limitLines(limit: Suggested, answer: SuggestAnswer, width: number): Line[] {
  const { per, subjects, configPath, present } = limit;
  const whose = subjects.length === 0 ? `every ${per}` : `${per} ${listShort(subjects, 5)}`;
  const now = present.length === 0 ? 'no limit yet' : `now ${listOr(present.map(String))}`;
  const heading = [
    span(whose, 'strong'),
    span(`  ${now}`),
    span(configPath === null ? '' : `  ${configPath}`, 'dim'),
  ];
  return [
    BLANK,
    ...wrap(heading, { width }),
    ...sentences(limit, answer).flatMap((text) => wrap([span(text)], { width, indent: 2 })),
    ...pasteLines(limit, width),
  ];
}

function sentences(limit: Suggested, { unit }: SuggestAnswer): string[] {
  const { held, days, firedDays, averages, forSle, subjects } = limit;
  if (held === null || averages === null)
    return ['Nothing was in flight in these days, so they suggest nothing.'];
  const each = subjects.length > 1 ? ' each' : '';
  const looked =
    subjects.length > 1 ? `${days} days (each day of each of ${subjects.length})` : formatDays(days, unit);
  const fired =
    firedDays === null
      ? ''
      : ` More than the present limit allows was in flight on ${plural(firedDays, 'day')}.`;
  const cycle =
    averages.cycleDays === null
      ? ''
      : ` Items took ${averages.cycleDays} days on average, ${averages.throughput} were finished a day${each}.`;
  return [
    `At the end of 85% of ${looked}, ${held} or fewer were in flight${each}.${fired}`,
    `On average ${averages.wip} were in flight at some time of a day${each}.${cycle}`,
    ...(averages.stable
      ? []
      : [
          `The flow${subjects.length > 1 ? ' of all of them together' : ''} was not stable, so Little’s law gives no number for an SLE: ${averages.reasons.join('; ')}.`,
        ]),
    ...(forSle === null
      ? []
      : [
          `By Little’s law an SLE of ${formatDays(forSle.sleDays, unit)} goes with ${forSle.wip} in flight on average${each}: items would take ${forSle.cycleDays} days on average at the present throughput.`,
        ]),
  ];
}

function pasteLines({ config }: Suggested, width: number): Line[] {
  const lines = [config.held, config.forSle].filter((line) => line !== null);
  const texts = [...new Set(lines.map((line) => JSON.stringify(line)))];
  if (texts.length === 0) return [];
  const heading =
    texts.length > 1
      ? 'What was held, and what the SLE asks for, for limits in the config:'
      : 'For limits in the config:';
  return [
    ...wrap([span(heading)], { width, indent: 2 }),
    ...texts.flatMap((text) => wrap([span(text, 'strong')], { width, indent: 4 })),
  ];
}
