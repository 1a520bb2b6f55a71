import type { SourceRecord } from '../model/snapshot.ts';
import { sameName } from '../text/compare.ts';
import type { Assessment } from './assess.ts';
import type { Whereabouts } from './changes.ts';

/**
 * What became of work that was in flight at an earlier run, as far as the records tell. Work of which nothing was read
 * is taken as finished, unless all that was finished since then was read and it is not among that.
 * @param since epoch milliseconds of the earlier run
 * @param finishedSince from when on finished work was asked for; null where it was not
 */
export function whereaboutsOf(
  { finished, linked, snapshot }: Pick<Assessment, 'finished' | 'linked' | 'snapshot'>,
  since: number,
  finishedSince: number | null,
): (id: string) => Whereabouts {
  const sawAll = finishedSince !== null && finishedSince <= since;
  return (id) => {
    if (linked.leftOut.some((one) => sameName(one.id, id))) return 'left';
    if (finished().some((item) => sameName(item.id, id))) return 'finished';
    const record = snapshot.records.find(
      (one) => sameName(one.id, id) || one.previousIds.some((former) => sameName(former, id)),
    );
    if (record !== undefined) return isDone(record) ? 'finished' : 'left';
    return sawAll ? 'left' : 'finished';
  };
}

/** Whether its state says that it was brought to an end, and not dropped. */
const isDone = ({ stateType, closedAs }: SourceRecord): boolean =>
  stateType === 'completed' ||
  stateType === 'merged' ||
  (stateType === 'closed' && closedAs?.toLowerCase() === 'completed');
