import type { HistorySle } from '../flow/sle.ts';
import { ENOUGH_FOR_SLE } from '../flow/sle.ts';
import type { Note } from '../model/note-codes.ts';
import type { Wholeness } from '../model/wholeness.ts';
import { listAnd } from '../text/list.ts';

/** More teams than this are only counted. */
const MOST_TEAMS = 10;
const SOURCES = { github: 'GitHub', linear: 'Linear' } as const;

/**
 * What to know of expectations from history: which teams have none yet and how much is missing, and whether they rest
 * on all that was finished.
 * @param window days
 * @param items in flight: a team that neither has nor finished anything misses nothing
 */
export function sleNotes(
  sles: readonly HistorySle[],
  window: number,
  items: readonly { teams: readonly string[] }[],
  whole: Wholeness,
): Note[] {
  const notes: Note[] = [];
  const busy = new Set(items.flatMap(({ teams }) => teams));
  const young = sles.filter(
    ({ team, missing, n, withoutStart }) =>
      missing > 0 && (n + withoutStart > 0 || (team === null ? items.length > 0 : busy.has(team))),
  );
  if (young.length > 0) {
    const shown = young.slice(0, MOST_TEAMS).map(needs);
    if (young.length > MOST_TEAMS) shown.push(`${young.length - MOST_TEAMS} more teams`);
    notes.push({
      code: 'sle-missing',
      message: `An automatic SLE takes ${ENOUGH_FOR_SLE} items that finished in the last ${window} days, with a known start. Without one: ${listAnd(shown)}`,
    });
  }
  const unread = (['github', 'linear'] as const).filter((name) => !whole[name]).map((name) => SOURCES[name]);
  if (sles.length > 0 && unread.length > 0)
    notes.push({
      code: 'sle-partial',
      message: `The SLEs rest on what could be read of the finished work: ${listAnd(unread)} ${unread.length === 1 ? 'was' : 'were'} not read whole. They may change, so no item is proven to be past its SLE`,
    });
  return notes;
}

function needs({ team, n, missing, withoutStart }: HistorySle): string {
  const unknown = withoutStart === 0 ? '' : `, and ${withoutStart} without a known start`;
  return `${team ?? 'everyone'} (${n} so far${unknown}: ${missing} to go)`;
}
