import type { Plan } from '../config/plan.ts';
import type { Linked } from '../linking/link.ts';
import type { NoteCode } from '../model/note-codes.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { VerdictNote } from '../model/verdict.ts';
import type { Wholeness } from '../model/wholeness.ts';
import type { ExceptionEntry } from '../rules/exceptions.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { hasName } from '../text/compare.ts';
import { nearest } from '../text/nearest.ts';
import type { Expectations } from './expectations.ts';
import { sleNotes } from './sle-notes.ts';

interface Facts {
  plan: Plan;
  snapshot: Snapshot;
  linked: Linked;
  items: readonly JudgedItem[];
  exceptions: readonly ExceptionEntry[];
  expectations: Pick<Expectations, 'fromHistory'>;
  whole: Wholeness;
}

/** Everything a reader of the verdict should know that changes no count: of items, of the config, of the sources. */
export function notesOf(facts: Facts): VerdictNote[] {
  const { plan, snapshot, linked, items, exceptions, expectations, whole } = facts;
  const general = (code: NoteCode, message: string): VerdictNote => ({ code, message, itemId: null });
  const notes: VerdictNote[] = items.flatMap((item) =>
    item.notes.map((note) => ({ ...note, itemId: item.id })),
  );
  for (const source of snapshot.sources) for (const note of source.notes) notes.push(general('source', note));
  notes.push(...unlistedSources(plan, snapshot).map((message) => general('source-not-listed', message)));
  notes.push(...unknownStates(plan, snapshot, whole).map((message) => general('unknown-state', message)));
  for (const exception of exceptions)
    if (exception.itemId === null && !exception.expired)
      notes.push(
        general(
          'exception-unused',
          `No work in flight answers to ${exception.item}, which an exception names`,
        ),
      );
  if (plan.aging.sle?.auto === true)
    for (const { code, message } of sleNotes(expectations.fromHistory, plan.aging.sle.window, items, whole))
      notes.push(general(code, message));
  if (plan.expedite === null && plan.limits.some((limit) => limit.lane !== null))
    notes.push(
      general(
        'no-lanes',
        'A limit names a lane, but without an expedite block there are none: all work is standard',
      ),
    );
  if (plan.limits.length === 0)
    notes.push(general('no-limits', 'The config has no limits, so nothing can be over one'));
  for (const party of linked.people.humans)
    if (party.configured && party.accounts.length === 0)
      notes.push(
        general(
          'no-account',
          `${party.name} has no GitHub or Linear account in the config, so nothing can be theirs`,
        ),
      );
  return notes;
}

/** States, statuses and labels in the config that the source, seen whole, does not have. */
function unknownStates(plan: Plan, snapshot: Snapshot, whole: Wholeness): string[] {
  const known = snapshot.teams
    .filter((team) => team.source === 'linear' && team.inScope)
    .flatMap((team) => team.states);
  if (known.length === 0 || !whole.linear) return [];
  const named = [
    ...(plan.stages ?? []).flatMap((stage) =>
      stage.linear.map((state) => ({ state, at: `stage "${stage.name}"` })),
    ),
    ...(plan.linear?.exclude.states ?? []).map((state) => ({ state, at: 'linear.exclude.states' })),
  ];
  return named
    .filter(({ state }) => !hasName(known, state))
    .map(({ state, at }) => {
      const suggestion = nearest(state, known);
      return `Linear has no state "${state}", which ${at} names${suggestion === null ? '' : `; did you mean "${suggestion}"?`}`;
    });
}

/** Sources that the config asks for and of which a snapshot that lists its sources says nothing. */
function unlistedSources(plan: Plan, { sources, records }: Snapshot): string[] {
  if (sources.length === 0) return [];
  const asked = { github: plan.github !== null, linear: plan.linear !== null };
  return (['github', 'linear'] as const)
    .filter((name) => asked[name] && !sources.some((source) => source.name === name))
    .filter((name) => !records.some((record) => record.source === name))
    .map(
      (name) =>
        `The snapshot says nothing of ${name === 'github' ? 'GitHub' : 'Linear'}, which the config asks for`,
    );
}
