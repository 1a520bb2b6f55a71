import { isTolerated } from '../../model/allowed.ts';
import type { Changes, VerdictLimit } from '../../model/verdict.ts';
import { listShort } from '../../text/list.ts';
import type { VerdictView } from '../view.ts';
import { keptAgain, newMax, raised, withoutWork } from '../words/changes.ts';
import { subjectName } from '../words/limit.ts';
import { sinceWhen } from '../words/since.ts';
import { named, type Part, plain, reference, type SummaryLine, strong } from './parts.ts';

const MOST_NAMES = 2;
const MOST_IDS = 3;

/**
 * What is different from the last run that saw everything, in one line; null without a history. While sources are
 * not read whole, work may merely be unread, so nothing is called finished or back within its limit.
 */
export function changesLine(view: VerdictView, isPartial: boolean): SummaryLine | null {
  const { changes, limits, finished } = view.verdict;
  if (changes === null) return null;
  const byKey = new Map(limits.map((limit) => [limit.key, limit]));
  const known = (keys: readonly string[], wanted: (limit: VerdictLimit) => boolean) =>
    keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(wanted)
      .map((limit) => ({ ...limit, note: newMax(changes, limit.key) }));
  const done = new Map(finished?.items.map((item) => [item.id, item]) ?? []);

  const clauses = [
    limitsClause(
      'newly over',
      known(changes.newlyOver, ({ status }) => status === 'over'),
    ),
    ...(isPartial
      ? []
      : [
          limitsClause('back within', [
            ...known(keptAgain(changes), holds),
            ...changes.gone.map((limit) => ({ ...withoutWork(limit), note: '' })),
          ]),
          limitsClause('limit raised', known(raised(changes), holds)),
          itemsClause('finished', changes.finished, (id) =>
            reference(id, done.get(id) ?? view.items.get(id)),
          ),
        ]),
    itemsClause('started', changes.started, (id) => reference(id, view.items.get(id))),
    ...(isPartial
      ? []
      : [itemsClause('put back or dropped', changes.left, (id) => reference(id, view.items.get(id)))]),
  ].filter((clause) => clause.length > 0);

  const when = sinceWhen(changes.since, view);
  if (clauses.length === 0)
    return isPartial || !isStill(changes)
      ? null
      : [strong(`Since ${when}:`), plain(' no limit changed, nothing started or finished')];
  return [
    strong(`Since ${when}:`),
    ...clauses.flatMap((clause, index) => [plain(index === 0 ? ' ' : '; '), ...clause]),
  ];
}

const isStill = ({ newlyOver, resolved, maxChanged, started, finished, left }: Changes): boolean =>
  [newlyOver, resolved, maxChanged, started, finished, left].every(({ length }) => length === 0);

/** Whether a count is proven to be within its limit; what only a baseline lets pass is not. */
export const holds = (limit: VerdictLimit): boolean =>
  limit.status !== 'over' && limit.status !== 'unknown' && !isTolerated(limit);

type Named = Pick<VerdictLimit, 'per' | 'subject' | 'people'> & { note: string };

function limitsClause(word: string, limits: readonly Named[]): SummaryLine {
  const names = limits.map(
    ({ note, ...limit }) => `${subjectName({ ...limit, subject: named(limit.subject) })}${note}`,
  );
  return names.length === 0 ? [] : [plain(`${word}: ${listShort(names, MOST_NAMES)}`)];
}

function itemsClause(word: string, ids: readonly string[], part: (id: string) => Part): SummaryLine {
  if (ids.length === 0) return [];
  const shown = ids.slice(0, MOST_IDS).flatMap((id, index) => [plain(index === 0 ? '' : ', '), part(id)]);
  const rest = ids.length > MOST_IDS ? ` +${ids.length - MOST_IDS}` : '';
  return [plain(`${ids.length} ${word} (`), ...shown, plain(`${rest})`)];
}
