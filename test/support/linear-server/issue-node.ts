import type { Graph } from './graph.ts';
import { idOf } from './ids.ts';
import { attachmentNode, outOfOrder, spanNode, syncNode } from './issue-parts.ts';
import type { WorldIssue } from './world-types.ts';

const PRIORITIES = ['No priority', 'Urgent', 'High', 'Medium', 'Low'];

/** What an issue tells as the world has it. */
const PLAIN = [
  'id',
  'identifier',
  'previousIdentifiers',
  'number',
  'title',
  'description',
  'url',
  'branchName',
  'priority',
  'estimate',
  'dueDate',
  'createdAt',
  'updatedAt',
  'startedAt',
  'completedAt',
  'canceledAt',
  'triagedAt',
  'archivedAt',
  'customerTicketCount',
] as const satisfies (keyof WorldIssue)[];

/**
 * One issue as GraphQL walks it; a list becomes a connection where the schema says so. Its fields are read
 * only when they are asked for, so that a world of thousands costs little.
 */
export class IssueNode {
  declare readonly id: string;
  declare readonly identifier: string;
  declare readonly previousIdentifiers: string[];
  declare readonly createdAt: string;
  readonly record: WorldIssue;
  readonly graph: Graph;
  #state: ReturnType<Graph['state']> | undefined;
  #team: ReturnType<Graph['team']> | undefined;

  constructor(record: WorldIssue, graph: Graph) {
    this.record = record;
    this.graph = graph;
  }

  private times() {
    return { createdAt: this.createdAt, updatedAt: this.createdAt, archivedAt: null };
  }

  private userOf(name: string | null) {
    return name === null ? null : this.graph.user(name);
  }

  get trashed() {
    return this.record.trashed || null;
  }

  get priorityLabel() {
    return PRIORITIES[this.record.priority];
  }

  get state() {
    this.#state ??= this.graph.state(this.record.team, this.record.state);
    return this.#state;
  }

  get team() {
    if (this.#team === undefined) this.#team = this.graph.team(this.record.team);
    return this.#team;
  }

  get assignee() {
    return this.userOf(this.record.assignee);
  }

  get delegate() {
    return this.userOf(this.record.delegate);
  }

  get creator() {
    return this.userOf(this.record.creator);
  }

  get project() {
    return this.record.project === null ? null : this.graph.project(this.record.project);
  }

  get cycle() {
    return this.graph.cycles(this.record.team).find((cycle) => cycle.number === this.record.cycle) ?? null;
  }

  get parent(): IssueNode | null {
    return this.record.parent === null ? null : this.graph.issue(this.record.parent);
  }

  get children() {
    return this.graph.childrenOf(this.record.identifier);
  }

  get labels() {
    return this.record.labels.map((name) => ({
      id: idOf('label', name),
      name,
      isGroup: false,
      ...this.times(),
    }));
  }

  get labelIds() {
    return this.record.labels.map((name) => idOf('label', name));
  }

  get attachments() {
    return this.record.attachments.map((attachment) => attachmentNode(attachment, this.record, this));
  }

  get relations() {
    return this.graph.relationsOf(this.record.identifier);
  }

  get inverseRelations() {
    return this.graph.inverseRelationsOf(this.record.identifier);
  }

  get hasBlockingRelations() {
    return this.graph.relationsOf(this.record.identifier).some((relation) => relation.type === 'blocks');
  }

  get hasBlockedByRelations() {
    return this.graph
      .inverseRelationsOf(this.record.identifier)
      .some((relation) => relation.type === 'blocks');
  }

  get stateHistory() {
    const spans = this.record.stateHistory.map((span) => spanNode(span, this.record, this.graph));
    return this.graph.view.shuffle ? outOfOrder(spans) : spans;
  }

  get syncedWith() {
    return this.record.syncedWith.length > 0
      ? this.record.syncedWith.map((sync) => syncNode(sync, this.record))
      : null;
  }

  get needs() {
    const ids = Array.from({ length: this.record.needs }, (_, at) => idOf('need', this.record.id, at));
    return ids.map((id) => ({ id, priority: 0, issue: this, ...this.times() }));
  }
}

for (const field of PLAIN) {
  Object.defineProperty(IssueNode.prototype, field, {
    get(this: IssueNode) {
      return this.record[field];
    },
  });
}
