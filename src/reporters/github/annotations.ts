import { excess } from '../../model/allowed.ts';
import type { Verdict, VerdictItem, VerdictLimit } from '../../model/verdict.ts';
import { formatDay } from '../../text/day.ts';
import { listShort } from '../../text/list.ts';
import { itemsOf, type VerdictView } from '../view.ts';
import { overSentence } from '../words/advice.ts';
import { ageAgainstSle, ageFlag, itemFlags } from '../words/aging.ts';
import { numbers, subjectWithKind, whatCounts } from '../words/limit.ts';
import { sourceName, unfinishedSources, whatHappened, whatToDo, whyUnproven } from '../words/source.ts';

/** What is wrong, in the shape of GitHub's annotations. */
export interface Annotation {
  kind: 'error' | 'warning';
  title: string;
  message: string;
  /** The part of the config that decides it, such as `limits[3]`. */
  configPath: string;
  /** Of two of the same sort, the heavier is the worse. */
  weight: number;
}

/** Everything that is wrong, the worst first: what fails the check, by how much it is too much, then what only warns. */
export function annotationsOf(view: VerdictView): Annotation[] {
  const { limits, exceptions, warnings, outcome } = view.verdict;
  const over = limits.filter(({ status }) => status === 'over');
  const found = [
    ...worstFirst(over.map((limit) => overLimit(limit, view))),
    ...sources(view),
    ...worstFirst(itemsOf(view, view.verdict.aging.over).map((item) => late(item, view))),
    ...limits.filter(({ status }) => status === 'unknown').map((limit) => unknown(limit, view)),
    ...limits.filter(({ status }) => status === 'warned').map((limit) => warned(limit, view)),
    ...exceptions.filter(({ expired }) => expired).map((exception) => ended(exception, view)),
  ];
  if (outcome !== 'over' || found.some(({ kind, weight }) => kind === 'error' && weight > 0)) return found;
  const title = 'More warnings than allowed';
  return [{ kind: 'error', title, message: warnings.join('\n'), configPath: '', weight: 1 }, ...found];
}

const worstFirst = (annotations: readonly Annotation[]): Annotation[] =>
  annotations.toSorted((a, b) => b.weight - a.weight);

function limitTitle(limit: VerdictLimit, { year }: VerdictView): string {
  const counts = whatCounts(limit, year);
  return `${subjectWithKind(limit)}: ${numbers(limit)}${counts === '' ? '' : ` ${counts}`}`;
}

function overLimit(limit: VerdictLimit, view: VerdictView): Annotation {
  const { level, configPath } = limit;
  const kind = level === 'error' ? 'error' : 'warning';
  const message = overSentence(limit, view);
  return { kind, title: limitTitle(limit, view), message, configPath, weight: excess(limit) };
}

function unknown(limit: VerdictLimit, view: VerdictView): Annotation {
  const message = `It cannot be proven, because ${whyUnproven(view.verdict)}.`;
  const { configPath } = limit;
  return { kind: 'warning', title: limitTitle(limit, view), message, configPath, weight: 0 };
}

function warned(limit: VerdictLimit, view: VerdictView): Annotation {
  const message = `Close to the limit: it warns above ${limit.warn}.`;
  const { configPath } = limit;
  return { kind: 'warning', title: limitTitle(limit, view), message, configPath, weight: 0 };
}

/** A source that was not read whole ends the step where nothing proves a breach. */
function sources({ verdict }: VerdictView): Annotation[] {
  return unfinishedSources(verdict).map((source) => ({
    kind: verdict.outcome === 'incomplete' ? 'error' : 'warning',
    title: `${sourceName(source)} was not read whole`,
    message: [`${whatHappened(source)}.`, ...source.problems, whatToDo(source)].join('\n'),
    configPath: source.name,
    weight: 0,
  }));
}

function late(item: VerdictItem, { verdict, unit }: VerdictView): Annotation {
  const facts = [ageAgainstSle(item, unit), ...itemFlags(item, unit)].join(', ');
  const where = [
    item.stage ?? item.state ?? 'in flight',
    ...(item.holders.length > 0 ? [listShort(item.holders, 3)] : []),
  ];
  const isBreach = verdict.aging.level === 'error' && verdict.outcome === 'over';
  return {
    kind: isBreach ? 'error' : 'warning',
    title: `${item.id} is ${ageFlag(item)}: ${facts}`,
    message: `${where.join(', ')}: ${item.title}`,
    configPath: 'aging',
    weight: item.ageDays - (item.sleDays ?? 0),
  };
}

function ended(exception: Verdict['exceptions'][number], { year }: VerdictView): Annotation {
  const title = `The exception for ${exception.item} ended after ${formatDay(exception.until, year)}`;
  const message = `It counts again. The reason was: ${exception.reason}`;
  return { kind: 'warning', title, message, configPath: 'exceptions', weight: 0 };
}
