import { allowed, isTolerated } from '../../../model/allowed.ts';
import type { CanStartAnswer } from '../../../model/answers.ts';
import { formatDays } from '../../../text/duration.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { subjectName, whatCounts } from '../../words/limit.ts';
import { type Column, layOut, type Row, renderRow } from '../columns.ts';
import { idSpan, titled } from '../sections/section.ts';
import { type Line, span, statusSpan } from '../span.ts';
import { wrap } from '../wrap.ts';
import { incompleteLines, page } from './page.ts';

const LIMIT_COLUMNS: readonly Column[] = [
  {},
  {},
  { align: 'right' },
  { narrow: 'below' },
  { narrow: 'below' },
];
const ITEM_COLUMNS: readonly Column[] = [{}, { narrow: 'shrink' }, { narrow: 'below' }];
const STATUS = { yes: 'within', no: 'over', unknown: 'unknown' } as const;

/** Yes or no, both numbers of every limit touched, and when no, what would make it yes. */
export function renderCanStart(answer: CanStartAnswer, options: ReporterOptions): string {
  return page(
    (width) => [
      ...wrap(
        [statusSpan(STATUS[answer.answer], capitalised(answer.answer)), span(`: ${sentence(answer)}`)],
        {
          width,
          hang: 2,
        },
      ),
      ...incompleteLines(answer.incomplete, width),
      ...limitLines(answer, width),
      ...titled([span('To make it yes, finish', 'strong')], finishLines(answer, width), width),
      ...answer.notes.flatMap((note) => wrap([span(note, 'dim')], { width })),
    ],
    options,
  );
}

function sentence({ answer, limits, item, counted, subject }: CanStartAnswer): string {
  const what = item === null ? 'one more item' : counted ? `${item}, which is in flight already,` : item;
  if (limits.length === 0)
    return `no limit counts ${item === null ? 'more work' : item}${subject === null ? '' : ` for ${subject.name}`}`;
  if (answer === 'yes')
    return limits.some((limit) => limit.answer === 'no')
      ? `${what} stays within every limit that decides; one that only warns would be exceeded`
      : `${what} stays within every limit that it touches`;
  if (answer === 'unknown') return `what could not be read decides whether ${what} stays within the limits`;
  const over = limits.filter((limit) => limit.answer === 'no' && limit.level === 'error');
  const [first] = over;
  if (first === undefined) return `${what} does not stay within the limits`;
  const more = over.length > 1 ? ` (no by ${over.length} limits)` : '';
  return counted && first.after === first.count
    ? `${what} stands under a limit that is over: ${subjectName(first)} has ${first.count} of ${first.max}${more}`
    : `with ${what} ${subjectName(first)} would have ${first.after} of ${first.max}${more}`;
}

function limitLines({ limits, asOf }: CanStartAnswer, width: number): Line[] {
  const rows = limits.map(
    (limit): Row => ({
      cells: [
        statusSpan(STATUS[limit.answer], limit.answer),
        span(subjectName(limit)),
        span(
          limit.after === limit.count
            ? `${limit.count} of ${limit.max}`
            : `${limit.count} now, ${limit.after} then, of ${limit.max}`,
          STATUS[limit.answer],
        ),
        span(whatCounts(limit, asOf.slice(0, 4), baselineWords(limit))),
        span(limit.configPath, 'dim'),
      ],
    }),
  );
  const layout = layOut(LIMIT_COLUMNS, rows, width, 2);
  return rows.flatMap((row) => renderRow(layout, row));
}

/** Which higher number decides, where the words of the limit do not say it already. */
const baselineWords = (limit: CanStartAnswer['limits'][number]): string =>
  allowed(limit) > limit.max && !isTolerated(limit) ? `the baseline lets ${limit.baseline} pass` : '';

function finishLines({ answer, finishFirst, unit, limits }: CanStartAnswer, width: number): Line[] {
  if (answer !== 'no') return [];
  if (finishFirst.length === 0) {
    const where = limits.find((limit) => limit.answer === 'no' && limit.level === 'error');
    if (where === undefined) return [];
    return wrap(
      [
        span(
          `Finishing work does not help here; the limit allows ${where.max}. It stands in ${where.configPath}.`,
        ),
      ],
      { width, indent: 2 },
    );
  }
  const rows = finishFirst.map(
    (item): Row => ({
      cells: [
        idSpan(item),
        span(item.title),
        span(
          [formatDays(item.ageDays, unit), ...(item.stage === null ? [] : [`in ${item.stage}`])].join(', '),
        ),
      ],
    }),
  );
  const layout = layOut(ITEM_COLUMNS, rows, width, 2);
  return rows.flatMap((row) => renderRow(layout, row));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
