import type { Lacks } from './features.ts';
import type { FragmentName } from './fragments.ts';

/** The types of the variables that listings use, by name. */
export const VARIABLE_TYPES = {
  first: 'Int!',
  after: 'String',
  owner: 'String!',
  name: 'String!',
  login: 'String!',
  slug: 'String!',
  number: 'Int!',
  field: 'String!',
  label: 'String!',
  search: 'String!',
  searchType: 'SearchType!',
  id: 'ID!',
  ids: '[ID!]!',
} as const;
export type VariableName = keyof typeof VARIABLE_TYPES;

/** One thing to ask GitHub: a list, read page by page, or where `path` is null a single value. */
export interface Listing {
  /** What is read, as a sentence has it: `open pull requests of acme/api`. */
  what: string;
  /** The sentence for when it is not there. */
  notFound(): string;
  variables: Partial<Record<VariableName, string | number | readonly string[]>>;
  /**
   * The field to ask, without an alias. A list has `pageInfo { hasNextPage endCursor }` and `nodes`.
   * @param v gives the name of a variable in the document, as `$owner3`
   * @param entry what to ask of each entry, where the listing names `entry` or `whole`
   */
  select(v: (name: VariableName) => string, lacks: Lacks, entry: string): string;
  /** What the list says of each entry. */
  entry?: FragmentName;
  /** All there is to know of an entry, for the few that are worth asking for along with the list. */
  whole?: FragmentName;
  /** Other fragments that the field uses. */
  fragments: readonly FragmentName[];
  /** From the field's value to the list. */
  path: readonly string[] | null;
  pageSize: number;
  /** Lists inside one entry: with the page size, what a document costs. */
  nested: number;
  /** Whether it has a document for itself. */
  alone?: boolean;
  /** Where to go on, for a list that another document began. */
  after?: string;
  /** The most that is read of such a list; a longer one is left to be split. */
  reachable?: number;
  /** Whether the rest need not be read, by what stands beside the list. */
  skip?(head: unknown): boolean;
  /** Whether the entries are records, for the progress. */
  records?: boolean;
}

/** One page of one listing. */
export interface PageRequest {
  listing: Listing;
  first: number;
  after: string | null;
}
