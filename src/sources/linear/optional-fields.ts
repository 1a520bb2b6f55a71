/**
 * Fields that a deployment of Linear may not know, each with what is missing without it. They are left out of
 * a document when Linear rejects them; every other field is needed for the count.
 */
const CONSEQUENCES = {
  'Issue.customerTicketCount': 'waiting customers are not counted',
  'Issue.delegate': 'agents are known only where they are the assignee',
  'Issue.previousIdentifiers': 'a pull request that names an issue by an earlier identifier is not linked',
  'Issue.stateHistory': 'ages begin when an issue was first started',
  'Issue.syncedWith': 'a GitHub issue that is synced with Linear counts on its own',
  'Issue.trashed': 'issues in the trash may be counted',
  'Team.parent': 'sub-teams are not read with the teams above them',
  'Team.retiredAt': 'retired teams are listed like others',
  'User.app': 'agents count as people unless the config names them',
  'User.gitHubUserId': 'accounts are joined by the config and by e-mail alone',
} as const;

export type OptionalField = keyof typeof CONSEQUENCES;

/** Whether this Linear is taken to know a field. */
export type Knows = (field: OptionalField) => boolean;

/** Which optional fields this Linear turned out not to know. */
export class UnknownFields {
  readonly #unknown = new Set<OptionalField>();

  readonly knows: Knows = (field) => !this.#unknown.has(field);

  /**
   * Learns from the messages of a validation that failed.
   * @returns a note for each field to be left out from now on, or null where leaving out cannot help
   */
  learn(messages: readonly string[]): string[] | null {
    const fields = messages.map(rejectedField);
    if (fields.length === 0 || fields.includes(null)) return null;
    return [...new Set(fields)].flatMap((field) => {
      if (field === null || this.#unknown.has(field)) return [];
      this.#unknown.add(field);
      return [`This Linear does not know ${field}, so ${CONSEQUENCES[field]}.`];
    });
  }
}

/** The optional field that a validation message rejects, in the words of graphql-js. */
function rejectedField(message: string): OptionalField | null {
  const [, field, type] = /Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  const unknownType = /Unknown type "(\w+)"/.exec(message)?.[1] ?? type ?? '';
  if (unknownType.startsWith('ExternalEntity')) return 'Issue.syncedWith';
  const name = `${type}.${field}`;
  return name in CONSEQUENCES ? (name as OptionalField) : null;
}
