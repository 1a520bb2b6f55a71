import type { Context, Resolver, Resolvers } from './context.ts';
import { labelEntity } from './label.ts';
import type { EventEntry } from './timeline.ts';

const actor: Resolver = (event: EventEntry, _args, { index }) => index.account(event.actor ?? null);
const record: Resolver = (event: EventEntry) => event.record;
const label: Resolver = (event: EventEntry) => {
  const name = event.label ?? '';
  const worn = event.record.labels.find((one) => one.name === name);
  return labelEntity(event.record.repository, worn ?? { name, color: 'ededed' });
};
const assignee: Resolver = (event: EventEntry, _args, { index }) => index.account(event.assignee ?? null);
const stateReason: Resolver = (event: EventEntry) => event.stateReason ?? null;

/** Who is asked to review, or null where the schema in use does not know such a reviewer or the account is gone. */
export function reviewerOf(name: string | null, { index, possible }: Context): object | null {
  const found = index.reviewer(name);
  return found && possible('RequestedReviewer', found.__typename) ? found : null;
}

const requestedReviewer: Resolver = (event: EventEntry, _args, context) =>
  reviewerOf(event.reviewer ?? null, context);

export const eventResolvers: Resolvers = {
  ReadyForReviewEvent: { actor, pullRequest: record },
  ConvertToDraftEvent: { actor, pullRequest: record },
  MergedEvent: { actor, pullRequest: record },
  ReviewRequestedEvent: { actor, pullRequest: record, requestedReviewer },
  ReviewRequestRemovedEvent: { actor, pullRequest: record, requestedReviewer },
  ReopenedEvent: { actor, closable: record, stateReason },
  ClosedEvent: { actor, closable: record, stateReason },
  LabeledEvent: { actor, label, labelable: record },
  UnlabeledEvent: { actor, label, labelable: record },
  AssignedEvent: { actor, assignee, assignable: record },
  UnassignedEvent: { actor, assignee, assignable: record },
  ProjectV2ItemStatusChangedEvent: {
    actor,
    wasAutomated: () => false,
    previousStatus: (event: EventEntry) => event.previousStatus ?? '',
    status: (event: EventEntry) => event.status ?? '',
    project(event: EventEntry, _args, { index, access }) {
      const [owner = '', number = ''] = (event.project ?? '').split('#');
      const project = index.project(owner, Number(number));
      return project && access.seesProject(project) ? project : null;
    },
  },
};
