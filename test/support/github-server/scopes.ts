import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { GithubErrorBody } from './errors.ts';

/** Scopes of a classic token that a field wants, any one of which is enough; null when it wants none. */
function scopesFor(parent: string, field: string, type: string): string[] | null {
  if (parent === 'User' && field === 'email') return ['user:email', 'read:user'];
  if (parent === 'Team' || (parent === 'Organization' && /^teams?$/.test(field)))
    return ['read:org', 'read:discussion'];
  return /^ProjectV2(?:Item)?(?:Connection)?$/.test(type) ? ['read:project'] : null;
}

/** What a wider scope brings along. */
const IMPLIED: Record<string, string[]> = {
  'admin:org': ['write:org', 'read:org'],
  'write:org': ['read:org'],
  user: ['read:user', 'user:email'],
  project: ['read:project'],
};

/** One INSUFFICIENT_SCOPES error for each field that a classic token's scopes do not cover; GitHub then runs nothing. */
export function scopeErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  scopes: readonly string[],
): GithubErrorBody[] {
  const granted = new Set(scopes.flatMap((scope) => [scope, ...(IMPLIED[scope] ?? [])]));
  const list = (names: readonly string[]) => `[${names.map((name) => `'${name}'`).join(', ')}]`;
  const errors: GithubErrorBody[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = node.name.value;
        const type = getNamedType(types.getType())?.name ?? '';
        const wanted = scopesFor(types.getParentType()?.name ?? '', field, type);
        if (wanted === null || wanted.some((scope) => granted.has(scope))) return;
        const message =
          `Your token has not been granted the required scopes to execute this query. The '${field}' field requires ` +
          `one of the following scopes: ${list(wanted)}, but your token has only been granted the: ${list(scopes)} ` +
          "scopes. Please modify your token's scopes at: https://github.com/settings/tokens.";
        errors.push({ type: 'INSUFFICIENT_SCOPES', message });
      },
    }),
  );
  return errors;
}
