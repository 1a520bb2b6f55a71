import { isTolerated } from '../../model/allowed.ts';
import type { LimitStatus, Verdict } from '../../model/verdict.ts';
import { listAnd } from '../../text/list.ts';
import { plural } from '../../text/plural.ts';
import { sourceName, unfinishedSources } from './source.ts';

/** A part of the headline, with the status whose colour it takes. */
export interface HeadlinePart {
  status: LimitStatus;
  text: string;
}

/** The outcome in words with numbers: first what the whole is, worst first. Never empty. */
export function headline(verdict: Verdict): { status: LimitStatus; parts: HeadlinePart[] } {
  const counted = (wanted: LimitStatus) => verdict.limits.filter(({ status }) => status === wanted);
  const over = counted('over');
  const unknown = counted('unknown').length;
  const warned = counted('warned').length;
  const aged = verdict.aging.over.length;
  const unread = unfinishedSources(verdict).map(sourceName);
  const parts: HeadlinePart[] = [];
  const add = (status: LimitStatus, text: string) => parts.push({ status, text });

  if (over.length > 0) {
    const soft = over.filter(({ level }) => level === 'warn').length;
    const warnsOnly =
      soft === 0
        ? ''
        : soft === over.length
          ? ' (warns only)'
          : ` (${soft} only ${soft === 1 ? 'warns' : 'warn'})`;
    add('over', `${plural(over.length, 'limit')} over${warnsOnly}`);
  }
  if (unread.length > 0) add('unknown', `${listAnd(unread)} not read whole`);
  if (unknown > 0)
    add('unknown', over.length > 0 ? `${unknown} unknown` : `${plural(unknown, 'limit')} unknown`);
  if (verdict.limits.length === 0) add('at', 'No limits to judge by');
  else if (parts.length === 0)
    add('within', verdict.limits.some(isTolerated) ? 'Nothing above the baseline' : 'All within limits');
  const tolerated = verdict.limits.filter(isTolerated).length;
  if (tolerated > 0) add('at', `${tolerated} let pass by the baseline`);
  if (warned > 0) add('warned', `${warned} warned`);
  if (aged > 0) {
    add(
      verdict.aging.level === 'error' ? 'over' : 'warned',
      `${plural(aged, 'item')} past ${aged === 1 ? 'its' : 'their'} SLE`,
    );
  }
  const tooManyWarnings =
    verdict.outcome === 'over' &&
    over.every(({ level }) => level === 'warn') &&
    !(aged > 0 && verdict.aging.level === 'error');
  if (tooManyWarnings)
    parts.unshift({
      status: 'over',
      text: `${plural(verdict.warnings.length, 'warning')}, more than allowed`,
    });
  return { status: overall(verdict, parts), parts };
}

function overall({ outcome }: Verdict, parts: readonly HeadlinePart[]): LimitStatus {
  if (outcome === 'over') return 'over';
  if (outcome === 'incomplete') return 'unknown';
  if (parts.some(({ status }) => status === 'over' || status === 'warned')) return 'warned';
  return parts[0]?.status ?? 'within';
}
