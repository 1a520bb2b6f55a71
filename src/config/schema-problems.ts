import type * as z from 'zod';
import { nearest } from '../text/nearest.ts';
import { describeIssue } from './describe-issue.ts';
import type { JsonSchema } from './json-schema.ts';
import { type ConfigProblem, didYouMean, listed, type Path, quote } from './problem.ts';
import { keysAt, placesOf, schemasAt } from './schema-lookup.ts';

type Issue = z.core.$ZodIssue;

export interface SchemaProblems {
  problems: ConfigProblem[];
  /** Places whose value cannot be used, and must be left out before looking further. */
  unusable: Path[];
  /** Places that are only empty because the key was mistyped. */
  meant: Path[];
}

/**
 * Turns zod’s issues into clauses for people, with the nearest right key or value.
 * @param data what was parsed
 */
export function schemaProblems(issues: readonly Issue[], data: unknown, schema: JsonSchema): SchemaProblems {
  const flat = issues.flatMap((issue) => chooseBranch(issue, data));
  const found: SchemaProblems = { problems: [], unusable: [], meant: [] };
  for (const issue of flat) {
    if (issue.code !== 'unrecognized_keys') continue;
    for (const key of issue.keys) {
      const right = nearest(key, keysAt(schema, issue.path));
      if (right !== null) found.meant.push([...issue.path, right]);
      found.unusable.push([...issue.path, key]);
      found.problems.push({
        path: [...issue.path, key],
        message: 'is not a known key',
        hint: didYouMean(right) ?? whereItBelongs(key, issue.path, schema),
      });
    }
  }
  for (const issue of flat) {
    if (issue.code === 'unrecognized_keys') continue;
    const value = valueAt(data, issue.path);
    found.unusable.push(issue.path);
    // A missing key that stands there mistyped is one mistake, and already told.
    if (value === undefined && includesPath(found.meant, issue.path)) continue;
    const about = schemasAt(schema, issue.path)[0];
    found.problems.push({ path: issue.path, ...describeIssue(issue, value, about) });
  }
  return found;
}

const samePath = (a: Path, b: Path) => a.length === b.length && a.every((step, depth) => step === b[depth]);
/** Whether a list of places holds this place. */
export const includesPath = (paths: readonly Path[], path: Path): boolean =>
  paths.some((one) => samePath(one, path));

function whereItBelongs(key: string, path: Path, schema: JsonSchema): string {
  const places = placesOf(schema, key);
  if (places.includes('')) return `${quote(key)} stands at the top level of the config.`;
  if (places.length > 0) return `${quote(key)} stands in ${listed(places)}.`;
  return `Here stand: ${keysAt(schema, path).join(', ')}.`;
}

/** The value at a place; undefined where there is none. Only own keys count. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return Reflect.get(value, key);
  }, data);
}

/**
 * Of a choice between shapes, the issues of the shape that the user most likely meant: of the right kind of
 * value, with the fewest mistakes. No such shape: the issue itself.
 */
function chooseBranch(issue: Issue, data: unknown): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const weight = (branch: readonly Issue[]) =>
    branch.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);
  const isOtherKind = (branch: readonly Issue[]) =>
    branch.some(
      (one) => one.path.length === 0 && (one.code === 'invalid_type' || one.code === 'invalid_value'),
    );
  const best = issue.errors
    .filter((branch) => !isOtherKind(branch))
    .sort((a, b) => weight(a) - weight(b))
    .at(0);
  if (best === undefined) return [issue];
  return best
    .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }) as Issue)
    .flatMap((inner) => chooseBranch(inner, data));
}
