import { ageInDays } from '../model/age.ts';
import { epochMs } from '../model/instant.ts';
import type { SourceRecord } from '../model/snapshot.ts';
import { isIssue } from '../model/work-item.ts';
import { compareNatural } from '../text/compare.ts';
import type { DayCount } from './days.ts';
import { type DoneRecord, startOfFinished } from './finished-start.ts';
import type { HistoryGroup, LinkedHistory } from './linked-history.ts';
import { stagesLeft } from './stage-history.ts';

/** A work item that is done, with its time in flight. Days are numbered as `Calendar.dayOf` does. */
export interface FinishedItem {
  /** The issue's id, else that of its oldest pull request. */
  id: string;
  title: string;
  url: string | null;
  holders: string[];
  teams: string[];
  /** Linear project. */
  project: string | null;
  /** Epoch milliseconds; null where nothing tells: then it counts for throughput and for no cycle time. */
  started: number | null;
  /** Epoch milliseconds. */
  finished: number;
  startedDay: number | null;
  finishedDay: number;
  /** Cycle time in the config's days, first and last included. */
  cycleDays: number | null;
  /** Its age on the day it left each stage for good. */
  stages: { stage: string; ageDays: number }[];
}

/**
 * Which work items are finished (contract §3), oldest finish first.
 * @param now epoch milliseconds; what finished later is left out
 */
export function finishedItems(history: LinkedHistory, days: DayCount, now: number): FinishedItem[] {
  return history.groups
    .flatMap((group) => {
      const ending = endOf(group, history);
      return ending === null || ending.finished > now ? [] : finishedItem(group, ending, history, days);
    })
    .sort((a, b) => a.finished - b.finished || compareNatural(a.id, b.id));
}

interface Ending {
  finished: number;
  /** All that was done, oldest first. */
  done: DoneRecord[];
}

/** The issue says when an item ends; where none was read, the last merge does. */
function endOf(group: HistoryGroup, history: LinkedHistory): Ending | null {
  const { records, issueId } = group;
  if (records.some(history.isInFlight)) return null;
  const done = records
    .flatMap((record) => {
      const finished = isDone(record) ? finishOf(record) : null;
      return finished === null ? [] : [{ record, finished }];
    })
    .sort((a, b) => epochMs(a.record.createdAt) - epochMs(b.record.createdAt));
  const issues = records.filter(isIssue);
  const own = issues.filter(({ id }) => id === issueId);
  const decisive = own.length > 0 ? own : issues.length > 0 ? issues : records;
  const ends = done.filter(({ record }) => decisive.includes(record)).map(({ finished }) => finished);
  // Of several issues that stand for the one nobody read, none may be open.
  if (ends.length === 0 || decisive.some(isOpen)) return null;
  return { finished: Math.max(...ends), done };
}

/** Brought to an end, and not dropped: an issue closed for an unknown reason may have been dropped. */
function isDone({ source, kind, stateType, closedAs }: SourceRecord): boolean {
  if (source === 'linear') return stateType === 'completed' && closedAs !== 'trashed';
  if (kind === 'issue') return stateType === 'closed' && closedAs?.toLowerCase() === 'completed';
  return stateType === 'merged';
}

const OPEN = ['triage', 'backlog', 'unstarted', 'started', 'open', 'draft'];
const isOpen = ({ stateType }: SourceRecord): boolean => OPEN.includes(stateType);

function finishOf({ finishedAt, states }: SourceRecord): number | null {
  if (finishedAt !== null) return epochMs(finishedAt);
  const ends = states.filter(({ type }) => type === 'completed').map(({ from }) => epochMs(from));
  return ends.length === 0 ? null : Math.max(...ends);
}

function finishedItem(
  group: HistoryGroup,
  { finished, done }: Ending,
  history: LinkedHistory,
  days: DayCount,
): FinishedItem[] {
  const [oldest] = done;
  if (oldest === undefined) return [];
  const { calendar, unit } = days;
  const records = done.map(({ record }) => record);
  const named = records.find(({ id }) => id === group.issueId) ?? records.find(isIssue) ?? oldest.record;
  const started = startOfFinished(done, finished, history);
  return [
    {
      ...history.attribute(group, records),
      id: group.issueId ?? oldest.record.id,
      title: named.title,
      url: named.url,
      started,
      finished,
      startedDay: started === null ? null : calendar.dayOf(started),
      finishedDay: calendar.dayOf(finished),
      cycleDays: started === null ? null : ageInDays(calendar, unit, started, finished),
      stages:
        started === null
          ? []
          : stagesLeft(records, started, finished, history).map(({ stage, at }) => ({
              stage,
              ageDays: ageInDays(calendar, unit, started, at),
            })),
    },
  ];
}
