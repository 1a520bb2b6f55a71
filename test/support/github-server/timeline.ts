import type { PageArguments } from './connection.ts';
import { connection } from './connection.ts';
import type { Context, Resolver } from './context.ts';
import { nodeId } from './identity.ts';
import type { WorldEvent, WorldReview } from './world.ts';
import { referenceOf, type WorldRecordEntry } from './world-index.ts';

/** An event with the record it happened to. */
export interface EventEntry extends WorldEvent {
  __typename: string;
  id: string;
  record: WorldRecordEntry;
}

/** The event types that the dates of a record tell by themselves. */
function derivedEvents(record: WorldRecordEntry): WorldEvent[] {
  const actor = record.author;
  const events: WorldEvent[] = [
    ...record.labels.map((label) => ({
      type: 'LabeledEvent',
      createdAt: label.at,
      actor,
      label: label.name,
    })),
    ...record.assignees.map((assignee) => ({
      type: 'AssignedEvent',
      createdAt: record.createdAt,
      actor,
      assignee,
    })),
  ];
  if (record.__typename === 'PullRequest') {
    for (const { reviewer, at } of record.reviewRequests) {
      events.push({ type: 'ReviewRequestedEvent', createdAt: at, actor, reviewer });
    }
    if (record.mergedAt)
      events.push({ type: 'MergedEvent', createdAt: record.mergedAt, actor: record.mergedBy });
  }
  if (record.closedAt) {
    const stateReason = record.__typename === 'Issue' ? record.stateReason : null;
    events.push({ type: 'ClosedEvent', createdAt: record.closedAt, actor, stateReason });
  }
  return events;
}

const subjectOf = (event: WorldEvent) =>
  [event.type, event.label ?? event.reviewer ?? event.assignee ?? ''].join(' ').toLowerCase();

/** All events oldest first: those given, those derived unless one of the same kind and subject is given, reviews. */
function timelineOf(record: WorldRecordEntry): (EventEntry | WorldReview)[] {
  const given = new Set(record.timeline.map(subjectOf));
  const events = [
    ...record.timeline,
    ...derivedEvents(record).filter((event) => !given.has(subjectOf(event))),
  ];
  const all: (EventEntry | WorldReview)[] = events.map((event, position) => {
    const id = nodeId('EV', `${referenceOf(record)} ${event.type} ${position}`);
    return { ...event, __typename: event.type, id, record };
  });
  if (record.__typename === 'PullRequest')
    all.push(...record.reviews.filter((review) => review.state !== 'PENDING'));
  all.sort((left, right) => Date.parse(left.createdAt) - Date.parse(right.createdAt));
  return all;
}

/** `ReadyForReviewEvent` → `READY_FOR_REVIEW_EVENT`. */
function itemTypeOf(typename: string): string {
  return typename.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

type TimelineArguments = PageArguments & {
  itemTypes?: string[] | null;
  since?: string | null;
  skip?: number | null;
};

/** `timelineItems` of an issue or a pull request; events of types that the schema in use lacks are left out. */
export const timelineItems: Resolver = (
  record: WorldRecordEntry,
  args: TimelineArguments,
  context: Context,
) => {
  const since = args.since ? Date.parse(args.since) : Number.NEGATIVE_INFINITY;
  const union = `${record.__typename}TimelineItems`;
  const items = timelineOf(record).filter(
    (item) =>
      context.possible(union, item.__typename) &&
      (!args.itemTypes || args.itemTypes.includes(itemTypeOf(item.__typename))) &&
      Date.parse(item.createdAt) >= since,
  );
  const page = connection(items.slice(args.skip ?? 0), args, context.counted);
  const updatedAt = record.updatedAt;
  return {
    ...page,
    totalCount: items.length,
    filteredCount: items.length,
    pageCount: page.nodes.length,
    updatedAt,
  };
};
