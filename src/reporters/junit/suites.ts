import { isOnTheWayDown } from '../../model/allowed.ts';
import type { VerdictItem, VerdictLimit } from '../../model/verdict.ts';
import { groupBy } from '../../text/group-by.ts';
import { plural } from '../../text/plural.ts';
import type { VerdictView } from '../view.ts';
import { overSentence } from '../words/advice.ts';
import { ageAgainstSle, ageFlag, itemFlags } from '../words/aging.ts';
import { numbers, subjectWithKind, whatCounts } from '../words/limit.ts';
import { sourceName, whatHappened, whatToDo, whyUnproven } from '../words/source.ts';
import { type Case, passed, type Suite } from './case.ts';

/** All suites of a verdict, in the order of its parts. */
export function suitesOf(view: VerdictView): Suite[] {
  const { limits } = view.verdict;
  const suites: Suite[] = [
    { name: 'sources', cases: sources(view) },
    ...[...groupBy(limits, ({ per }) => per)].map(([per, own]) => ({
      name: `limits per ${per}`,
      cases: own.map((limit) => limitCase(limit, view)),
    })),
    { name: 'ageing', cases: ageing(view) },
  ];
  return [...suites, { name: 'warnings', cases: warnings(view, suites) }];
}

function sources({ verdict }: VerdictView): Case[] {
  return verdict.sources.map((source) => {
    const name = `${sourceName(source)} is read whole`;
    if (source.status === 'complete') return passed(name);
    const message = [`${whatHappened(source)}.`, ...source.problems, whatToDo(source)].join(' ');
    return { name, result: 'error', message, type: source.status };
  });
}

function limitCase(limit: VerdictLimit, view: VerdictView): Case {
  const counts = whatCounts(limit, view.year);
  const name = `${subjectWithKind(limit)}${counts === '' ? '' : `: ${counts}`}`;
  const { status, level, warn } = limit;
  if (status === 'unknown') {
    const message = `${numbers(limit)}, which cannot be proven, because ${whyUnproven(view.verdict)}.`;
    return { name, result: 'error', message, type: status };
  }
  if (status === 'over') {
    const message = overSentence(limit, view);
    return level === 'error' ? { name, result: 'failure', message, type: status } : passed(name, message);
  }
  if (isOnTheWayDown(limit)) return passed(name, `${numbers(limit)}. ${counts}.`);
  return passed(name, status === 'warned' ? `${numbers(limit)}, warns above ${warn}.` : '');
}

/** Every item that has an expectation to be held against. */
function ageing(view: VerdictView): Case[] {
  return view.verdict.items
    .filter(({ sleDays, exception }) => sleDays !== null && exception === null)
    .map((item) => ageingCase(item, view));
}

function ageingCase(item: VerdictItem, { verdict, unit }: VerdictView): Case {
  const name = `${item.id} ${item.title}`.trim();
  const flag = ageFlag(item);
  if (flag === null) return passed(name);
  const message = `${[ageAgainstSle(item, unit), flag, ...itemFlags(item, unit)].join(', ')}.`;
  if (item.aging !== 'over' || verdict.aging.level === 'warn') return passed(name, message);
  // Without a breach, what is late at level error is late only as far as it was read.
  return verdict.outcome === 'over'
    ? { name, result: 'failure', message, type: 'past-sle' }
    : { name, result: 'error', message, type: 'unknown' };
}

/** More warnings than allowed are a breach that no other case shows. */
function warnings({ verdict }: VerdictView, suites: readonly Suite[]): Case[] {
  const isShown = suites.some(({ cases }) => cases.some(({ result }) => result === 'failure'));
  const name = 'no more warnings than allowed';
  const message = verdict.warnings.join('. ');
  if (verdict.outcome !== 'over' || isShown) return [passed(name, message)];
  const sentence = `${plural(verdict.warnings.length, 'warning')}, more than allowed: ${message}.`;
  return [{ name, result: 'failure', message: sentence, type: 'warnings' }];
}
