import { InputError } from '../../model/input-error.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Verdict } from '../../model/verdict.ts';
import {
  renderItemExplanation,
  renderLeftOutExplanation,
  renderSubjectExplanation,
} from '../../reporters/terminal/explain.ts';
import { sameName } from '../../text/compare.ts';
import { nearest } from '../../text/nearest.ts';
import { VERSION } from '../../version.ts';
import type { Command } from '../context.ts';
import { EXIT, readingExitCode } from '../exit-code.ts';
import { load } from '../load.ts';
import type { ReadOptions, ShowOptions } from '../options.ts';

/** Needed when the records are in; loading it takes longer than reading the config does. */
const loadJudging = () =>
  Promise.all([
    import('../../verdict/assess.ts'),
    import('../../verdict/judge.ts'),
    import('../../verdict/questions/subject.ts'),
    import('../show.ts'),
  ]);

/** Why an item counts as it does, or everything counted for a person or a team. */
export const explain: Command<ReadOptions & Pick<ShowOptions, 'color'>, [what: string]> = async (
  context,
  options,
  what,
) => {
  const { plan, snapshot, now, baseline } = await load(context, options, loadJudging);
  const [{ assess }, { verdictOf }, { findPerson }, { reporterOptions }] = await loadJudging();
  const assessment = assess(plan, snapshot, now, baseline.baseline);
  const verdict = verdictOf(assessment, { version: VERSION });
  const personOf = (typed: string) => findPerson(typed, assessment.linked.people.humans, '');
  const text =
    notInFlight(what, snapshot, verdict) ??
    explanationOf(what, personOf, verdict, reporterOptions(context.process, options));
  const failure = await context.writer.out(text);
  return readingExitCode(verdict) || (failure === null ? EXIT.ok : EXIT.output);
};

/** A record that was read and belongs to no work in flight; null for any other word. */
function notInFlight(what: string, snapshot: Snapshot, verdict: Verdict): string | null {
  const record = snapshot.records.find(
    ({ id, previousIds }) => sameName(id, what) || previousIds.some((former) => sameName(former, what)),
  );
  if (record === undefined) return null;
  const known = [
    ...verdict.items.flatMap(({ id, records }) => [id, ...records.map((one) => one.id)]),
    ...verdict.notCounted.map(({ id }) => id),
  ];
  if (known.some((id) => sameName(id, record.id))) return null;
  const state = record.state === null ? record.stateType : `${record.state} (${record.stateType})`;
  return `${record.id}  ${record.title}\nIt is not in flight: its state is ${state}, and no open pull request names it. It counts for nobody.\n`;
}

/**
 * @param personOf finds a person by name or account
 * @throws InputError when nothing and nobody answers to the words
 */
function explanationOf(
  what: string,
  personOf: (typed: string) => string | null,
  verdict: Verdict,
  options: Parameters<typeof renderItemExplanation>[2],
): string {
  const item = verdict.items.find(
    (candidate) =>
      sameName(candidate.id, what) || candidate.records.some((record) => sameName(record.id, what)),
  );
  if (item !== undefined) return renderItemExplanation(item, verdict, options);
  const leftOut = verdict.notCounted.find((candidate) => sameName(candidate.id, what));
  if (leftOut !== undefined) return renderLeftOutExplanation(leftOut, options);

  const isTeam = teamsIn(verdict).includes(what) && !peopleIn(verdict).includes(what);
  const person = verdict.privacy === 'team' || isTeam ? null : personOf(what);
  if (person !== null) return renderSubjectExplanation({ kind: 'person', name: person }, verdict, options);
  const team = find(what, teamsIn(verdict));
  if (team !== null) return renderSubjectExplanation({ kind: 'team', name: team }, verdict, options);

  const names = [...(verdict.privacy === 'team' ? [] : peopleIn(verdict)), ...teamsIn(verdict)];
  const suggestion = nearest(what, [...names, ...verdict.items.map(({ id }) => id)]);
  throw new InputError([
    {
      file: null,
      path: '',
      message: `nothing in flight and nobody known answers to "${what}"`,
      hint:
        suggestion === null
          ? `Give the id of an item or record, or one of: ${names.slice(0, 20).join(', ')}`
          : `Did you mean "${suggestion}"?`,
    },
  ]);
}

function find(name: string, names: readonly string[]): string | null {
  return names.find((other) => other === name) ?? names.find((other) => sameName(other, name)) ?? null;
}

function peopleIn(verdict: Verdict): string[] {
  const limited = verdict.limits
    .filter(({ per }) => per === 'person' || per === 'reviewer')
    .map(({ subject }) => subject);
  const reviewers = verdict.reviews.flatMap(({ reviewer }) => reviewer ?? []);
  return [...new Set([...limited, ...verdict.items.flatMap(({ holders }) => holders), ...reviewers])];
}

function teamsIn(verdict: Verdict): string[] {
  const limited = verdict.limits.filter(({ per }) => per === 'team').map(({ subject }) => subject);
  return [...new Set([...limited, ...verdict.items.flatMap(({ teams }) => teams)])];
}
