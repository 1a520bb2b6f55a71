import { SourceError } from '../http/source-error.ts';
import type { LinearConnection } from './client.ts';
import { documentOf } from './document.ts';
import { QueryTooComplex, Refusal, tooComplexEvenSo } from './graphql-errors.ts';
import type { AnyList } from './paged-list.ts';
import { bundlesOf, MOST_POINTS } from './plan-bundles.ts';
import type { ReadingLog } from './reading-log.ts';
import { schemasFor } from './response.ts';

const SMALLEST_PAGE = 5;
/** A document of fewer points is too complex for no Linear: what refuses it would refuse any. */
const FEWEST_POINTS = 500;

/** Lists that are asked for in one document, under the operation's name. */
export interface Question {
  name: string;
  lists: readonly AnyList[];
}

/** Asks documents, and takes smaller ones where Linear finds them too much. */
export interface Reader {
  /**
   * Asks all at once, a page of each list. What fails becomes a problem in the log.
   * @param depth how many answers these questions had to wait for, themselves included
   * @returns the lists that go on
   */
  ask(questions: readonly Question[], depth: number): Promise<AnyList[]>;
  /** Reads lists to their end, in as few documents as hold them. @param depth of the first page */
  finish(name: string, lists: readonly AnyList[], depth: number): Promise<void>;
  /** What one document may cost, in points, as far as this run has learnt. */
  mostPoints(): number;
}

export function createReader(
  linear: LinearConnection,
  log: ReadingLog,
  debug: (line: string) => void,
): Reader {
  let mostPoints = MOST_POINTS;

  const askOne = async (question: Question, depth: number, mayHalve = true): Promise<AnyList[]> => {
    const { name, lists } = question;
    const document = documentOf(name, lists);
    let data: unknown;
    try {
      data = await linear.ask(document, depth);
    } catch (error) {
      const isTooComplex = error instanceof QueryTooComplex;
      const points = document.points(linear.knows);
      if (isTooComplex) mostPoints = Math.max(FEWEST_POINTS, Math.min(mostPoints, points / 2));
      if (hasLostItsPlace(error, lists)) return lists.filter((list) => list.startAgain());
      const isWorthHalving = isTooComplex ? points > FEWEST_POINTS : mayHalve && isAboutSize(error);
      const halves = isWorthHalving ? halvesOf(question) : [];
      if (halves.length === 0) throw isTooComplex ? tooComplexEvenSo(error) : error;
      debug(`linear: ${name} (${document.summary}) failed, so it is asked again in smaller parts`);
      return askAll(halves, depth + 1, isTooComplex);
    }
    return lists.filter((list, at) => list.take(data, at, schemasFor(linear.knows), log) === 'goes on');
  };

  const askAll = async (questions: readonly Question[], depth: number, mayHalve: boolean) => {
    const goingOn = await Promise.all(
      questions.map(async (question) => {
        let lists: AnyList[] = [];
        await log.run(async () => {
          lists = await askOne(question, depth, mayHalve);
        });
        return lists;
      }),
    );
    return goingOn.flat();
  };

  const ask = (questions: readonly Question[], depth: number) => askAll(questions, depth, true);
  return {
    ask,
    async finish(name, lists, depth) {
      let open = [...lists];
      for (let at = depth; open.length > 0; at++) {
        open = await ask(
          bundlesOf(open, linear.knows, mostPoints).map((bundle) => ({ name, lists: bundle })),
          at,
        );
      }
    },
    mostPoints: () => mostPoints,
  };
}

/** A smaller document may pass where the vendor itself failed, or sent something cut or empty. */
const isAboutSize = (error: unknown) =>
  error instanceof SourceError &&
  (error.kind === 'http' || (error.kind === 'bad-reply' && error.status === 200));

/** Where a list goes on is named by an entry of it, which may have left. */
const hasLostItsPlace = (error: unknown, lists: readonly AnyList[]) =>
  error instanceof Refusal &&
  lists.some((list) => list.isUnderWay) &&
  lists.every((list) => list.mayStartAgain);

/** Half the lists each; a list alone with half its page; none where that is small already. */
function halvesOf({ name, lists }: Question): Question[] {
  const [only] = lists;
  if (lists.length > 1 || only === undefined) {
    const middle = Math.ceil(lists.length / 2);
    return [lists.slice(0, middle), lists.slice(middle)].map((half) => ({ name, lists: half }));
  }
  if (only.first <= SMALLEST_PAGE) return [];
  only.first = Math.max(SMALLEST_PAGE, Math.floor(only.first / 2));
  return [{ name, lists: [only] }];
}
