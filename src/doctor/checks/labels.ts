import type { Plan } from '../../config/plan.ts';
import type { Finding } from '../../model/doctor.ts';
import type { SourceName } from '../../model/snapshot.ts';
import { hasName, uniqueNames } from '../../text/compare.ts';
import { nearest } from '../../text/nearest.ts';
import type { Facts } from '../facts.ts';
import { hint, well } from '../finding.ts';
import { TITLES } from '../titles.ts';

const STARTED = 'github.issues.labels';

interface NamedLabel {
  label: string;
  path: string;
  /** Where it is looked for; null for both sources. */
  source: SourceName | null;
  effect: string;
}

/** Labels that the config names and no record bears: mistyped, or simply not in use now. */
export function checkLabels({ assessment: { plan, snapshot, whole } }: Facts): Finding[] {
  const named = namedLabels(plan);
  const noted = snapshot.sources.flatMap(({ notes }) => notes).join(' ');
  const findings = named.flatMap(({ label, path, source, effect }) => {
    // Of the started labels the reading knows more: whether a repository has them.
    if (path === STARTED && noted.includes(`the label "${label}"`)) return [];
    const records = snapshot.records.filter((record) => source === null || record.source === source);
    const seen = uniqueNames(records.flatMap(({ labels }) => labels));
    if (records.length === 0 || hasName(seen, label)) return [];
    const meant = nearest(label, seen);
    const where = source === null ? '' : ` of ${TITLES[source]}’s`;
    return [
      hint(
        'unknown-label',
        `No record${where} that was read has the label "${label}", which ${path} names.`,
        {
          why: effect,
          remedy:
            meant === null
              ? 'Nothing if it is only not in use now; else correct it.'
              : `Did you mean "${meant}"?`,
          path,
        },
      ),
    ];
  });
  if (named.length === 0 || findings.length > 0 || !whole.linear || !whole.github) return findings;
  return [well('labels', 'Every label of the config is in use.')];
}

function namedLabels({ github, linear, expedite, blocked, limits }: Plan): NamedLabel[] {
  const list = (
    labels: readonly string[] | undefined,
    path: string,
    source: SourceName | null,
    effect: string,
  ): NamedLabel[] => (labels ?? []).map((label) => ({ label, path, source, effect }));
  return [
    ...list(github?.startedLabels, STARTED, 'github', 'It starts no issue.'),
    ...list(github?.exclude.labels, 'github.exclude.labels', 'github', 'It leaves nothing out.'),
    ...list(linear?.exclude.labels, 'linear.exclude.labels', 'linear', 'It leaves nothing out.'),
    ...list(expedite?.labels, 'expedite.labels', null, 'It puts nothing into the expedite lane.'),
    ...list(blocked.labels, 'blocked.labels', null, 'It marks nothing as blocked.'),
    ...limits.flatMap(({ label, index }) =>
      label === null ? [] : list([label], `limits[${index}].label`, null, 'The limit counts nothing.'),
    ),
  ];
}
