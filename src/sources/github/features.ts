import type { GraphqlError } from './graphql-reply.ts';

/** What a document asks for only where the server, and the token, can answer it. */
export type Feature =
  | 'assignedActors'
  | 'enterpriseTeam'
  | 'blockedBy'
  | 'parent'
  | 'subIssues'
  | 'duplicates'
  | 'statusEvents'
  | 'teamSlug'
  | 'email'
  | 'advancedSearch';

/** The features a document must do without. */
export type Lacks = Pick<ReadonlySet<Feature>, 'has'>;

interface Known {
  /** Words of the document that a refusal names. */
  words: readonly string[];
  /** What the reading is worth without it, as a sentence; null where it is worth as much. */
  note: string | null;
}

/** Looked through in this order: a refusal drops the first feature it names. */
const FEATURES: Record<Feature, Known> = {
  assignedActors: {
    words: ['assignedActors', 'Assignee'],
    note: 'This GitHub does not know assignedActors, so bots that are assigned are not seen as such.',
  },
  enterpriseTeam: {
    words: ['EnterpriseTeam'],
    note: 'This GitHub knows no enterprise teams, so none can be asked for a review.',
  },
  blockedBy: {
    words: ['blockedBy'],
    note: 'This GitHub does not know which issue blocks which (blockedBy), so only labels and states mark issues as blocked.',
  },
  parent: { words: ['parent'], note: 'This GitHub does not know the parent of an issue.' },
  subIssues: {
    words: ['subIssuesSummary'],
    note: 'This GitHub knows no sub-issues (subIssuesSummary), so no issue counts as a parent.',
  },
  duplicates: {
    words: ['enableDuplicate', 'stateReason'],
    note: 'This GitHub does not tell why an issue was closed (stateReason).',
  },
  statusEvents: {
    words: ['ProjectV2ItemStatusChangedEvent', 'PROJECT_V2_ITEM_STATUS_CHANGED_EVENT'],
    note: 'This GitHub keeps no history of board statuses (ProjectV2ItemStatusChangedEvent), so a card entered its status when the status was last set.',
  },
  teamSlug: {
    words: ['combinedSlug'],
    note: 'GitHub does not tell this token the names of teams (scope read:org).',
  },
  email: {
    words: ['email'],
    note: 'GitHub does not tell this token e-mail addresses (scope user:email), so accounts are not joined by them.',
  },
  // Older servers take AND, OR, NOT and parentheses in a search for words, so each name is looked for by itself.
  advancedSearch: { words: ['ISSUE_ADVANCED', 'searchType'], note: null },
};

/** The sentences that say what a reading without these features lacks. */
export function notesOn(lacks: Lacks): string[] {
  return Object.entries(FEATURES).flatMap(([name, { note }]) =>
    note !== null && lacks.has(name as Feature) ? [note] : [],
  );
}

/** Which features the errors of a refused document name: fields this server does not know, or scopes it asks for. */
export function refusedFeatures(errors: readonly GraphqlError[]): Feature[] {
  const named = errors.flatMap((error) => {
    const scoped = /'(\w+)' field requires/.exec(error.message)?.[1];
    const text = `${error.message} ${JSON.stringify(error.extensions ?? {})}`;
    // Variables are numbered: it is the value of `$searchType0` that was refused.
    const words = new Set(scoped ? [scoped] : text.replace(/\$(\w*?)\d+\b/g, '$1').match(/\w+/g));
    const found = Object.entries(FEATURES).find(([, feature]) =>
      feature.words.some((word) => words.has(word)),
    );
    return found === undefined ? [] : [found[0] as Feature];
  });
  return [...new Set(named)];
}
