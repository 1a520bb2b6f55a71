import { nearestRank } from '../../model/percentile.ts';
import type { Verdict, VerdictItem } from '../../model/verdict.ts';
import type { Family, Sample } from './family.ts';

const PERCENTILES = [50, 70, 85, 95, 100];

/** The gauges of the work itself, by team. Work under an exception does not count, as in the limits. */
export function workFamilies(verdict: Verdict): Family[] {
  const items = verdict.items.filter(({ exception }) => exception === null);
  const teams = teamsOf(verdict, items);
  const days = verdict.aging.unit === 'working' ? 'working days' : 'calendar days';
  return [
    {
      name: 'wiplimit_in_flight',
      help: 'Work items in flight, each counted once.',
      samples: [{ labels: {}, value: items.length }],
    },
    {
      name: 'wiplimit_wip',
      help: 'Work items in flight by team and stage. An item of two teams counts for both; no team and no stage are empty labels.',
      samples: wip(verdict, items, teams),
    },
    {
      name: 'wiplimit_item_age',
      help: `Age of the work in flight by team, as nearest-rank percentiles, in ${days}.`,
      samples: teams.flatMap((team) => ages(team, items)),
    },
    {
      name: 'wiplimit_aging',
      help: 'Work items by team that are over their service level expectation, at risk of it, or stale.',
      samples: teams.flatMap((team) => {
        const own = items.filter((item) => isOf(item, team));
        const sample = (state: string, value: number): Sample => ({ labels: { team, state }, value });
        return [
          sample('over', own.filter(({ aging }) => aging === 'over').length),
          sample('risk', own.filter(({ aging }) => aging === 'risk').length),
          sample('stale', own.filter(({ stale }) => stale).length),
        ];
      }),
    },
    {
      name: 'wiplimit_blocked',
      help: 'Blocked work items by team.',
      samples: teams.map((team) => ({
        labels: { team },
        value: items.filter((item) => item.blocked && isOf(item, team)).length,
      })),
    },
  ];
}

const isOf = ({ teams }: VerdictItem, team: string): boolean =>
  team === '' ? teams.length === 0 : teams.includes(team);

/** Every team the verdict speaks of, also one without work: a series that comes and goes is no zero. */
function teamsOf({ limits, aging }: Verdict, items: readonly VerdictItem[]): string[] {
  const names = new Set([
    ...limits.filter(({ per }) => per === 'team').map(({ subject }) => subject),
    ...aging.sles.flatMap(({ team }) => team ?? []),
    ...items.flatMap(({ teams }) => teams),
    ...(items.some(({ teams }) => teams.length === 0) ? [''] : []),
  ]);
  return [...names].sort();
}

function wip({ limits, aging }: Verdict, items: readonly VerdictItem[], teams: readonly string[]): Sample[] {
  const stages = new Set([
    ...limits.flatMap((limit) => limit.stages),
    ...aging.stages.map(({ stage }) => stage),
    ...items.map(({ stage }) => stage ?? ''),
  ]);
  return teams.flatMap((team) => {
    const own = items.filter((item) => isOf(item, team));
    return [...stages].sort().map((stage) => ({
      labels: { team, stage },
      value: own.filter((item) => (item.stage ?? '') === stage).length,
    }));
  });
}

function ages(team: string, items: readonly VerdictItem[]): Sample[] {
  const sorted = items
    .filter((item) => isOf(item, team))
    .map(({ ageDays }) => ageDays)
    .sort((a, b) => a - b);
  return PERCENTILES.flatMap((percentile) => {
    const value = nearestRank(sorted, percentile);
    return value === undefined ? [] : [{ labels: { team, percentile: String(percentile) }, value }];
  });
}
