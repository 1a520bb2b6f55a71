import type { Verdict } from '../../../model/verdict.ts';
import { formatDay } from '../../../text/day.ts';
import type { VerdictView } from '../../view.ts';
import { type Line, span, statusSpan } from '../span.ts';
import { wrap } from '../wrap.ts';
import { idSpan, type Section, titled } from './section.ts';

/** Work that the config leaves out of the counts until a day, and exceptions that are over. */
export const exceptionsSection: Section = (view, width) => section(view, view.verdict.exceptions, width);

/** Only those whose day has passed. */
export const expiredSection: Section = (view, width) =>
  section(
    view,
    view.verdict.exceptions.filter(({ expired }) => expired),
    width,
  );

function section(view: VerdictView, exceptions: Verdict['exceptions'], width: number): Line[] {
  const lines = exceptions.flatMap(({ item, itemId, reason, until, expired }) => {
    const url = view.items.get(itemId ?? item)?.url ?? null;
    const day = formatDay(until, view.year);
    const absent = itemId === null ? ', though nothing in flight answers to it' : '';
    return wrap(
      [
        expired ? statusSpan('warned', 'expired') : span('active', 'dim'),
        span('  '),
        idSpan({ id: item, url }),
        span(expired ? `  counts again since ${day}${absent}: ` : `  left out until ${day}${absent}: `),
        span(reason),
      ],
      { width, indent: 2, hang: 4 },
    );
  });
  return titled([span('Exceptions', 'strong')], lines, width);
}
