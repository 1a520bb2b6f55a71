import { groupBy } from '../../text/group-by.ts';
import { plural } from '../../text/plural.ts';

interface Group {
  message: string;
  /** Null where the message says it. */
  remedy: string | null;
  entries: string[];
}

/** Sentences of which only one part differs: that part becomes a list under the rest. */
const ALIKE: readonly { pattern: RegExp; together(count: number, reason: string): string }[] = [
  {
    pattern: /^GitHub kept back (?<what>.+), (?<reason>because the organisation asks for single sign-on)\.$/,
    together: (count, reason) => `GitHub kept back ${plural(count, 'list')}, ${reason}.`,
  },
  {
    pattern: /^The token (?<reason>lacks the scope [\w:]+), so (?<what>.+) were not read\.$/,
    together: (count, reason) => `The GitHub token ${reason}, so ${plural(count, 'list')} were not read.`,
  },
];

/**
 * Puts the problems of a source that one deed mends into one, with what each of them is about beneath.
 * @param title how sentences call the source
 * @param problems each what happened, then what to do
 */
export function groupByRemedy(title: string, problems: readonly string[]): Group[] {
  const told = problems.map((text) => ({ text, ...halvesOf(text) }));
  return [...groupBy(told, ({ text, remedy }) => remedy ?? text)].map(([, alike]) => {
    const [first] = alike;
    const remedy = first?.remedy ?? null;
    const whats = [...new Set(alike.map(({ what }) => what))];
    if (whats.length < 2 || remedy === null) return { message: first?.text ?? '', remedy: null, entries: [] };
    return { remedy, ...together(title, whats) };
  });
}

/** A sentence ends where a capital letter begins the next. */
function halvesOf(text: string): { what: string; remedy: string | null } {
  const [, what, remedy] = /^(.+?\.)\s+(\p{Lu}.*)$/su.exec(text) ?? [];
  return what === undefined || remedy === undefined ? { what: text, remedy: null } : { what, remedy };
}

function together(title: string, whats: readonly string[]): Omit<Group, 'remedy'> {
  for (const { pattern, together: said } of ALIKE) {
    const matches = whats
      .map((what) => pattern.exec(what)?.groups ?? null)
      .filter((groups) => groups !== null);
    const reason = matches[0]?.reason ?? '';
    if (matches.length < 2 || matches.some((groups) => groups.reason !== reason)) continue;
    const others = whats.filter((what) => !pattern.test(what));
    return {
      message: said(matches.length, reason),
      entries: [...matches.map(({ what = '' }) => what), ...others],
    };
  }
  return {
    message: `${title} was not read whole, in ${whats.length} places with the same remedy.`,
    entries: [...whats],
  };
}
