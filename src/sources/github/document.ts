import { type Document, OPERATION_NAME } from './client.ts';
import type { Lacks } from './features.ts';
import { type FragmentName, fragmentText } from './fragments.ts';
import { type PageRequest, VARIABLE_TYPES, type VariableName } from './listing.ts';

/** The name under which the answer to the request at `index` stands in the reply. */
export const aliasOf = (index: number): string => `list${index}`;
/** The name of its first entries, asked for whole. */
export const aheadAliasOf = (index: number): string => `ahead${index}`;

const spread = (fragment: FragmentName | undefined) => (fragment === undefined ? '' : `...${fragment}`);

/**
 * Puts several page requests into one document.
 * @param ahead how many whole entries of each list to ask for besides; 0 for none
 */
export function toDocument(requests: readonly PageRequest[], lacks: Lacks, ahead = 0): Document {
  const variables: Record<string, unknown> = {};
  const declared = new Map<string, string>();
  const fields = requests.flatMap(({ listing, first, after }, index) => {
    const values: Record<string, unknown> = { ...listing.variables, first, after };
    const variable = (name: VariableName) => {
      declared.set(`${name}${index}`, VARIABLE_TYPES[name]);
      variables[`${name}${index}`] = values[name];
      return `$${name}${index}`;
    };
    const aheadVariable = (name: VariableName) => {
      if (name === 'first') return String(ahead);
      return name === 'after' ? 'null' : variable(name);
    };
    const page = `${aliasOf(index)}: ${listing.select(variable, lacks, spread(listing.entry))}`;
    if (ahead === 0 || listing.whole === undefined) return [page];
    return [page, `${aheadAliasOf(index)}: ${listing.select(aheadVariable, lacks, spread(listing.whole))}`];
  });
  const declarations = [...declared].map(([name, type]) => `$${name}: ${type}`).join(', ');
  const fragments = fragmentText(
    requests.flatMap(({ listing }) => [
      ...listing.fragments,
      ...(listing.entry ? [listing.entry] : []),
      ...(ahead > 0 && listing.whole ? [listing.whole] : []),
    ]),
    lacks,
  );
  const query = `query ${OPERATION_NAME}${declarations && `(${declarations})`} {\n${fields.join('\n')}\nrateLimit { cost remaining resetAt }\n}\n${fragments}`;
  return { query, variables };
}
