import type { Answer, Broken } from './fault-kind.ts';

export type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Changes a copy of an answer's JSON; undefined, or no JSON, leaves the answer as it was. */
export function editJson(answer: Answer, edit: (reply: Json) => Json | undefined): Broken | undefined {
  const reply: unknown = JSON.parse(answer.body);
  const edited = isObject(reply) && isObject(reply.data) ? edit(reply) : undefined;
  return edited === undefined ? undefined : { body: JSON.stringify(edited) };
}

/**
 * The answer's first field that holds something other than numbers about the quota. Of the schema itself null is an
 * honest answer, as an older host gives it.
 */
export function firstField({ data }: Json): string | undefined {
  return Object.entries(isObject(data) ? data : {}).find(
    ([name, value]) =>
      isObject(value) && !('enumValues' in value) && name !== 'rateLimit' && name !== 'rateLimitStatus',
  )?.[0];
}

/** Calls back for every object inside, with its path, outermost first. */
function walk(
  value: unknown,
  path: (string | number)[],
  visit: (at: Json, path: (string | number)[]) => void,
) {
  if (Array.isArray(value))
    for (const [index, entry] of value.entries()) walk(entry, [...path, index], visit);
  if (!isObject(value)) return;
  visit(value, path);
  for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name], visit);
}

/** The value that lies deepest among those that are objects inside an entry of a list, and how to make it null. */
export function someField({ data }: Json): { path: (string | number)[]; clear(): void } | undefined {
  let found: { path: (string | number)[]; clear(): void } | undefined;
  walk(data, [], (at, path) => {
    for (const [name, value] of Object.entries(at))
      if (isObject(value) && path.length > (found?.path.length ?? 3))
        found = {
          path: [...path, name],
          clear: () => {
            at[name] = null;
          },
        };
  });
  return found;
}

export interface Connection {
  [name: string]: unknown;
  nodes: unknown[];
}

/** Every list in an answer that tells its entries, outermost first. */
export function connectionsIn({ data }: Json): Connection[] {
  const found: Connection[] = [];
  walk(data, [], (at) => {
    if (Array.isArray(at.nodes)) found.push(at as Connection);
  });
  return found;
}

/** Changes the lists of an answer that `which` chooses; undefined where there is none. */
export function editLists(
  answer: Answer,
  which: (list: Connection) => boolean,
  edit: (list: Connection) => void,
  how: 'first' | 'all' | 'last' = 'first',
): Broken | undefined {
  return editJson(answer, (reply) => {
    const lists = connectionsIn(reply).filter(which);
    const chosen = how === 'all' ? lists : lists.slice(how === 'first' ? 0 : -1).slice(0, 1);
    for (const list of chosen) edit(list);
    return chosen.length > 0 ? reply : undefined;
  });
}
