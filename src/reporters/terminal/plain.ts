import { isOnTheWayDown } from '../../model/allowed.ts';
import type { VerdictItem, VerdictLimit } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { formatDays } from '../../text/duration.ts';
import { plural } from '../../text/plural.ts';
import { itemsOf, type VerdictView } from '../view.ts';
import { ageAgainstSle, itemFlags, lingeringFlag, sleWords } from '../words/aging.ts';
import { changeClauses, streakClauses, streakOver } from '../words/changes.ts';
import { headline } from '../words/headline.ts';
import { numbers, subjectWithKind, whatCounts } from '../words/limit.ts';
import { customersWords, waitWords } from '../words/move.ts';
import { sinceWhen } from '../words/since.ts';
import { coverage, unfinishedSources, whyUnproven } from '../words/source.ts';
import { type Line, type Style, span } from './span.ts';

/**
 * The report for a pipe or a log, in the screen's order: a word for what the line is, then fields two spaces
 * apart, the ones of free text last. Every line stands by itself, nothing is cut.
 */
export function plain(view: VerdictView, quiet: boolean): Line[] {
  const { verdict } = view;
  const { over, risk, stale } = verdict.aging;
  const expired = verdict.exceptions.filter((exception) => exception.expired);
  return [
    ...(quiet ? [] : [outcome(view)]),
    ...sources(view),
    ...limits(view, 'over', (limit) => streakOver(limit, view)),
    ...limits(view, 'unknown', () => whyUnproven(verdict)),
    ...limits(view, 'warned', ({ warn }) => (warn === null ? '' : `warns above ${warn}`)),
    ...(quiet ? warnedOnTheWayDown(view) : []),
    ...(quiet || over.length + risk.length + stale.length === 0 ? [] : sles(view)),
    ...ageing(view, quiet ? over : [...new Set([...over, ...risk, ...stale])]),
    ...(quiet
      ? []
      : [
          ...limits(view, 'at'),
          ...onTheWayDown(view),
          ...changes(view),
          ...finishNext(view),
          ...betweenTeams(view),
        ]),
    ...(quiet ? expired : verdict.exceptions).map((exception) => exceptionLine(exception, view)),
    ...(quiet ? [] : [...verdict.notes.map(({ message }) => fields('note', 'plain', [message]))]),
    ...(quiet
      ? []
      : [fields('coverage', 'plain', [coverage(verdict), `${verdict.asOf} ${verdict.timezone}`])]),
  ];
}

/** One line: the word and its fields. An empty field is a dash, so that those after it keep their place. */
function fields(word: string, style: Style, values: readonly string[]): Line {
  const last = values.findLastIndex((value) => value !== '');
  return [span(word, style), ...values.slice(0, last + 1).map((value) => span(`  ${value || '-'}`))];
}

function outcome({ verdict }: VerdictView): Line {
  const { status, parts } = headline(verdict);
  return fields('outcome', status, [verdict.outcome, parts.map(({ text }) => text).join(', ')]);
}

function sources({ verdict }: VerdictView): Line[] {
  return unfinishedSources(verdict).flatMap(({ name, status, records, problems }) =>
    (problems.length === 0 ? [''] : problems).map((problem) =>
      fields('source', 'unknown', [name, status, plural(records, 'record'), problem]),
    ),
  );
}

function limits(
  view: VerdictView,
  status: VerdictLimit['status'],
  remark: (limit: VerdictLimit) => string = () => '',
): Line[] {
  return view.verdict.limits
    .filter((limit) => limit.status === status)
    .filter((limit) => !isOnTheWayDown(limit) && (status !== 'at' || limit.count > 0))
    .sort((a, b) => Number(a.level === 'warn') - Number(b.level === 'warn'))
    .map((limit) => limitLine(status, limit, view, remark(limit)));
}

function limitLine(word: string, limit: VerdictLimit, view: VerdictView, remark: string): Line {
  return fields(word, limit.status, [
    subjectWithKind(limit),
    numbers(limit),
    (limit.reviewIds.length > 0 ? limit.reviewIds : limit.itemIds).join(' '),
    whatCounts(limit, view.year, remark),
  ]);
}

function onTheWayDown(view: VerdictView): Line[] {
  return view.verdict.limits
    .filter(isOnTheWayDown)
    .map((limit) => limitLine('on-the-way-down', limit, view, ''));
}

/** A warning is told under `--quiet`, too. */
const warnedOnTheWayDown = (view: VerdictView): Line[] =>
  view.verdict.limits
    .filter((limit) => isOnTheWayDown(limit) && limit.status === 'warned')
    .map((limit) => limitLine('on-the-way-down', limit, view, ''));

function changes(view: VerdictView): Line[] {
  const { changes: found } = view.verdict;
  if (found === null) return [];
  const since = sinceWhen(found.since, view);
  return [
    ...changeClauses(view).map((words) => fields('changed', 'plain', [`since ${since}`, words])),
    ...streakClauses(view).map((words) => fields('streak', 'plain', [words])),
  ];
}

function sles({ verdict, unit }: VerdictView): Line[] {
  return sleWords(verdict.aging.sles, unit).map((words) => fields('sle', 'plain', [words]));
}

const AGEING_WORDS: Record<VerdictItem['aging'], string> = { over: 'past-sle', risk: 'at-risk', ok: 'stale' };

function ageing(view: VerdictView, ids: readonly string[]): Line[] {
  return itemsOf(view, ids).map((item) => {
    const style =
      item.aging === 'over' ? (view.verdict.aging.level === 'error' ? 'over' : 'warned') : 'plain';
    return fields(AGEING_WORDS[item.aging], style, [
      item.id,
      ageAgainstSle(item, view.unit),
      item.stage ?? item.state ?? '',
      item.holders.join(', '),
      [...itemFlags(item, view.unit), ...lingeringFlag(item)].join(', '),
      item.title,
    ]);
  });
}

function finishNext({ verdict, items }: VerdictView): Line[] {
  return verdict.finishNext
    .filter(({ per }) => per !== 'person')
    .flatMap((group) =>
      group.items.map(({ id, reasons }) =>
        fields('next', 'plain', [subjectWithKind(group), id, reasons.join(', '), items.get(id)?.title ?? '']),
      ),
    );
}

function betweenTeams({ verdict: { crossTeam }, items, unit }: VerdictView): Line[] {
  const customers = customersWords(crossTeam.customers);
  return [
    ...crossTeam.waits.map((wait) =>
      fields('wait', 'plain', [
        `team ${wait.from}`,
        `team ${wait.to}`,
        wait.itemId,
        waitWords(wait),
        wait.days === null ? '' : formatDays(wait.days, unit),
        items.get(wait.itemId)?.title ?? '',
      ]),
    ),
    ...(customers === null ? [] : [fields('customers', 'plain', [customers])]),
  ];
}

function exceptionLine(exception: VerdictView['verdict']['exceptions'][number], { year }: VerdictView): Line {
  const { item, reason, until, expired, itemId } = exception;
  return fields('exception', expired ? 'warned' : 'plain', [
    item,
    `${expired ? 'expired after' : 'until'} ${formatDay(until, year)}`,
    itemId === null ? 'nothing in flight answers to it' : '',
    reason,
  ]);
}
