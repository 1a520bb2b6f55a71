import { type Document, OPERATION_NAME } from './client.ts';
import type { Lacks } from './features.ts';
import { fragmentText } from './fragments.ts';
import { type Listing, VARIABLE_TYPES, type VariableName } from './listing.ts';

/** One page of one listing. */
export interface PageRequest {
  listing: Listing;
  first: number;
  after: string | null;
}

/** The name under which the answer to the request at `index` stands in the reply. */
export const aliasOf = (index: number): string => `list${index}`;

/** Puts several page requests into one document. */
export function toDocument(requests: readonly PageRequest[], lacks: Lacks): Document {
  const variables: Record<string, unknown> = {};
  const declared = new Map<string, string>();
  const fields = requests.map(({ listing, first, after }, index) => {
    const values: Record<string, unknown> = { ...listing.variables, first, after };
    const field = listing.select((name: VariableName) => {
      declared.set(`${name}${index}`, VARIABLE_TYPES[name]);
      variables[`${name}${index}`] = values[name];
      return `$${name}${index}`;
    }, lacks);
    return `${aliasOf(index)}: ${field}`;
  });
  const declarations = [...declared].map(([name, type]) => `$${name}: ${type}`).join(', ');
  const fragments = fragmentText(
    requests.flatMap(({ listing }) => listing.fragments),
    lacks,
  );
  const query = `query ${OPERATION_NAME}${declarations && `(${declarations})`} {\n${fields.join('\n')}\nrateLimit { cost remaining resetAt }\n}\n${fragments}`;
  return { query, variables };
}

/** What a request weighs, by GitHub's reckoning of points: a hundredth of a point for each list it may open. */
export function weightOf({ listing, first }: PageRequest): number {
  return 1 + (listing.path === null ? 0 : first * listing.nested);
}

/** The heaviest document, and the most listings in one: GitHub gives up on a document after ten seconds. */
const MAX_WEIGHT = 4000;
const MAX_LISTINGS = 20;

/** Puts what fits together, in order. */
export function pack<T extends { request: PageRequest }>(entries: readonly T[]): T[][] {
  const packs: { entries: T[]; weight: number }[] = [];
  for (const entry of entries) {
    const weight = weightOf(entry.request);
    const last = packs.at(-1);
    if (last && last.entries.length < MAX_LISTINGS && last.weight + weight <= MAX_WEIGHT) {
      last.entries.push(entry);
      last.weight += weight;
    } else packs.push({ entries: [entry], weight });
  }
  return packs.map((one) => one.entries);
}
