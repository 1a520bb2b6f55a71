import type { Plan } from '../../config/plan.ts';
import { hasName } from '../../text/compare.ts';
import { nearest } from '../../text/nearest.ts';
import type { Reader } from './reader.ts';

/**
 * Notes the statuses that stages name and no configured board has: a slip there empties a stage in silence.
 * @param statuses the options of the boards that were read
 */
export function noteUnknownStatuses(reader: Reader, statuses: readonly string[]): void {
  if (statuses.length === 0) return;
  for (const { stage, status } of namedStatuses(reader.plan)) {
    if (!hasName(statuses, status))
      reader.note(
        `No configured board has the status "${status}", which the stage "${stage}" names.${didYouMean(status, statuses)}`,
      );
  }
}

/** Notes the started labels that none of the repositories read whole has. */
export function noteUnknownLabels(reader: Reader): void {
  for (const label of reader.github.startedLabels)
    if (!reader.gathered.knownLabels.has(label.toLowerCase()))
      reader.note(
        `None of the listed repositories has the label "${label}", which github.issues.labels names.`,
      );
}

function namedStatuses(plan: Plan): { stage: string; status: string }[] {
  return (plan.stages ?? []).flatMap(({ name, project }) =>
    project.map((status) => ({ stage: name, status })),
  );
}

function didYouMean(name: string, candidates: readonly string[]): string {
  const suggestion = nearest(name, candidates);
  return suggestion === null ? '' : ` Did you mean "${suggestion}"?`;
}
