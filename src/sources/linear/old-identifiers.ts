import { chunksOf } from '../../text/chunks.ts';
import type { LinearConnection } from './client.ts';
import type { Document } from './document.ts';
import { wholeIssue } from './fields.ts';
import { NotFound, QueryTooComplex, tooComplexEvenSo } from './graphql-errors.ts';
import { MOST_POINTS } from './plan-bundles.ts';
import type { ReadingLog } from './reading-log.ts';
import { type LinearIssue, schemasFor } from './response.ts';
import { object, pointsOf, textOf } from './selection.ts';

/** More names that lead nowhere are not worth a request each. */
const MOST_ALONE = 40;

/**
 * Issues that were moved to another team, by the identifier they had. One that is not there takes down its whole
 * document, so then the others are asked for one by one.
 * @param depth how many answers the first question has to wait for, itself included
 * @throws SourceError where Linear cannot be asked
 */
export async function lookUpByOldIdentifier(
  linear: LinearConnection,
  log: ReadingLog,
  identifiers: readonly string[],
  depth: number,
): Promise<LinearIssue[]> {
  const each = pointsOf(object('issue', wholeIssue(1)), linear.knows);
  const chunks = chunksOf(identifiers, Math.floor(MOST_POINTS / each));
  const found = await Promise.all(chunks.map((chunk) => lookUpTogether(linear, log, chunk, depth)));
  return found.flat();
}

async function lookUpTogether(
  linear: LinearConnection,
  log: ReadingLog,
  chunk: readonly string[],
  depth: number,
): Promise<LinearIssue[]> {
  const together = await askFor(linear, log, chunk, depth);
  if (!(together instanceof NotFound)) return together;
  const others = chunk.filter((_, at) => aliasOf(at) !== together.alias);
  if (others.length === chunk.length && chunk.length === 1) return [];
  const alone = await Promise.all(
    others.slice(0, MOST_ALONE).map((identifier) => askFor(linear, log, [identifier], depth + 1)),
  );
  if (others.length > MOST_ALONE)
    log.note(
      `Pull requests name ${others.length} identifiers that no Linear issue has; ${MOST_ALONE} of them were looked up as earlier identifiers.`,
    );
  return alone.flatMap((issues) => (issues instanceof NotFound ? [] : issues));
}

const aliasOf = (at: number) => `issue${at}`;

async function askFor(
  linear: LinearConnection,
  log: ReadingLog,
  identifiers: readonly string[],
  depth: number,
): Promise<LinearIssue[] | NotFound> {
  let data: unknown;
  try {
    data = await linear.ask(documentFor(identifiers), depth);
  } catch (error) {
    if (error instanceof NotFound) return error;
    if (!(error instanceof QueryTooComplex)) throw error;
    if (identifiers.length === 1) throw tooComplexEvenSo(error);
    const middle = Math.ceil(identifiers.length / 2);
    const halves = [identifiers.slice(0, middle), identifiers.slice(middle)];
    const found = await Promise.all(halves.map((half) => lookUpTogether(linear, log, half, depth + 1)));
    return found.flat();
  }
  const { issue: schema } = schemasFor(linear.knows);
  return identifiers.flatMap((identifier, at) => {
    const parsed = schema.safeParse((data as Record<string, unknown>)[aliasOf(at)]);
    if (!parsed.success) {
      const [fault] = parsed.error.issues;
      log.problem(
        `What Linear gives as ${identifier} is not as documented (${fault?.path.join('.') || 'the whole'}: ${fault?.message}), so it is left out. Try again; if it stays, report it.`,
      );
      return [];
    }
    const issue = parsed.data;
    const known = [issue.identifier, ...(issue.previousIdentifiers ?? [])];
    const previousIdentifiers = known.includes(identifier) ? known.slice(1) : [...known.slice(1), identifier];
    return [{ ...issue, previousIdentifiers }];
  });
}

function documentFor(identifiers: readonly string[]): Document {
  const selections = identifiers.map((_, at) => object(`${aliasOf(at)}: issue(id: $id${at})`, wholeIssue(1)));
  const declared = identifiers.map((_, at) => `$id${at}: String!`).join(', ');
  return {
    name: 'WiplimitOldIdentifiers',
    variables: Object.fromEntries(identifiers.map((identifier, at) => [`id${at}`, identifier])),
    summary: `${identifiers.length} by earlier identifiers`,
    text: (knows) => `query WiplimitOldIdentifiers(${declared}) { ${textOf(selections, knows)} }`,
    points: (knows) => selections.reduce((sum, selection) => sum + pointsOf(selection, knows), 0),
  };
}
