import { excess } from '../../model/allowed.ts';
import type { Verdict, VerdictLimit } from '../../model/verdict.ts';
import type { Family, Sample } from './family.ts';

const STATUSES: readonly VerdictLimit['status'][] = ['over', 'unknown', 'warned', 'at', 'within'];
const PEOPLE: ReadonlySet<VerdictLimit['per']> = new Set(['person', 'reviewer']);

/**
 * The gauges of the limits.
 * @param people whether limits of single people are named; their number by status is there in any case
 */
export function limitFamilies({ limits }: Verdict, people: boolean): Family[] {
  const named = limits.filter(({ per, people: hidden }) => people || !PEOPLE.has(per) || hidden !== null);
  const each = (read: (limit: VerdictLimit) => number | null): Sample[] =>
    named.flatMap((limit) => {
      const value = read(limit);
      const labels = { limit: limit.key, per: limit.per, subject: limit.subject, level: limit.level };
      return value === null ? [] : [{ labels, value }];
    });
  return [
    { name: 'wiplimit_limit', help: 'What a limit allows.', samples: each(({ max }) => max) },
    { name: 'wiplimit_counted', help: 'What a limit counts.', samples: each(({ count }) => count) },
    {
      name: 'wiplimit_baseline',
      help: 'What the baseline lets pass beside a limit.',
      samples: each(({ baseline }) => baseline),
    },
    {
      name: 'wiplimit_limit_goal',
      help: 'What a limit that sinks by the week will allow in the end.',
      samples: each(({ steps }) => steps?.to ?? null),
    },
    {
      name: 'wiplimit_over',
      help: 'By how much a limit is exceeded; 0 where it is not, or where it cannot be proven.',
      samples: each((limit) => (limit.status === 'over' ? excess(limit) : 0)),
    },
    {
      name: 'wiplimit_limits',
      help: 'How many limits of a kind have a status.',
      samples: [...new Set(limits.map(({ per }) => per))].flatMap((per) =>
        STATUSES.map((status) => ({
          labels: { per, status },
          value: limits.filter((limit) => limit.per === per && limit.status === status).length,
        })),
      ),
    },
  ];
}
