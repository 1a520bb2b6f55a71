import type { Knows } from './optional-fields.ts';
import type { AnyList } from './paged-list.ts';
import { pointsOf, textOf } from './selection.ts';

/** Some lists, a page of each, in one request. */
export interface Document {
  /** The operation's name: it stands in debug lines and in messages. */
  name: string;
  variables: Record<string, unknown>;
  /** What is in it, for debug lines. */
  summary: string;
  text(knows: Knows): string;
  /** What Linear will charge for it, in points. */
  points(knows: Knows): number;
}

/** @param name the operation's name */
export function documentOf(name: string, lists: readonly AnyList[]): Document {
  const selections = lists.map((list, at) => list.selection(at));
  const variables = lists.map((list, at) => list.variables(at));
  const declared = variables.flatMap((each) => each.declared);
  const head = declared.length > 0 ? `${name}(${declared.join(', ')})` : name;
  const [first] = lists;
  const more = lists.length > 1 ? ` and ${lists.length - 1} more` : '';
  return {
    name,
    variables: Object.assign({}, ...variables.map((each) => each.values)),
    summary: first ? `${first.first} ${first.query.what}${more}` : 'nothing',
    text: (knows) => `query ${head} { ${textOf(selections, knows)} }`,
    points: (knows) => selections.reduce((sum, selection) => sum + pointsOf(selection, knows), 0),
  };
}
