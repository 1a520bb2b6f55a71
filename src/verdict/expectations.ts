import type { Plan } from '../config/plan.ts';
import { type DayRange, lastDays } from '../flow/days.ts';
import type { FinishedItem } from '../flow/finished.ts';
import { agingByHistory, type HistorySle, sleOf } from '../flow/sle.ts';
import { lingering, type StageAges, stageAgesOf } from '../flow/stage-ages.ts';
import type { Linked } from '../linking/link.ts';
import type { Sle, Verdict, VerdictItem } from '../model/verdict.ts';
import { agingOf } from '../rules/ageing.ts';
import type { JudgedItem } from '../rules/judged-item.ts';
import { append } from '../text/group-by.ts';

type OfTeams = Pick<JudgedItem, 'teams'>;

/** What a team expects of its work: from the config, or from its own history (contract §3). */
export interface Expectations {
  /** One for each team; one of everyone, under null, where there are no teams. */
  sles: Sle[];
  /** Those from history, with what they leave out. */
  fromHistory: HistorySle[];
  stages: Verdict['aging']['stages'];
  /** An item of several teams is held against the strictest of their expectations. */
  judge(item: OfTeams, ageDays: number): Pick<JudgedItem, 'sleDays' | 'aging'>;
  /** In which stage an item stays longer than most did. */
  lingering(item: OfTeams & Pick<JudgedItem, 'stage' | 'ageDays'>): VerdictItem['lingering'];
}

/**
 * @param finished asked only when the config wants an automatic expectation
 * @param today day number
 */
export function expectationsOf(
  plan: Pick<Plan, 'aging'>,
  linked: Pick<Linked, 'teams' | 'flow'>,
  finished: () => readonly FinishedItem[],
  today: number,
): Expectations {
  const { sle } = plan.aging;
  const teams = linked.teams.all.length === 0 ? [null] : linked.teams.all.map(({ name }) => name);
  if (sle === null) return fixed([], null);
  if (!sle.auto) {
    const { days, percentile } = sle;
    const common = { days, percentile, basis: 'config', n: null, missing: null } as const;
    return fixed(
      teams.map((team) => ({ team, ...common, riskDays: (days * 7) / 10 })),
      days,
    );
  }
  return automatic(teams, finished(), sle.percentile, lastDays(today, sle.window), linked.flow.names);
}

function fixed(sles: Sle[], sleDays: number | null): Expectations {
  return {
    sles,
    fromHistory: [],
    stages: [],
    judge: (_, ageDays) => ({ sleDays, aging: agingOf(ageDays, sleDays) }),
    lingering: () => null,
  };
}

function automatic(
  teams: readonly (string | null)[],
  finished: readonly FinishedItem[],
  percentile: number,
  window: DayRange,
  stageNames: readonly string[],
): Expectations {
  const byTeam = new Map<string | null, FinishedItem[]>();
  for (const item of finished)
    for (const team of teams[0] === null ? [null] : item.teams) append(byTeam, team, item);
  const ofTeam = new Map<string | null, { sle: HistorySle; stages: StageAges[] }>();
  for (const team of teams) {
    const items = byTeam.get(team) ?? [];
    const sle = sleOf(items, team, percentile, window);
    ofTeam.set(team, { sle, stages: stageAgesOf(items, window, stageNames) });
  }
  const known = [...ofTeam.values()];
  const relevant = ({ teams: own }: OfTeams) =>
    (teams[0] === null ? [null] : own).flatMap((team) => ofTeam.get(team) ?? []);
  return {
    sles: known.map(({ sle: { team, days, percentile, basis, n, missing, riskDays } }) => ({
      team,
      days,
      percentile,
      basis,
      n,
      missing,
      riskDays,
    })),
    fromHistory: known.map(({ sle }) => sle),
    stages: known.flatMap(({ sle: { team }, stages }) => stages.map((stage) => ({ team, ...stage }))),
    judge(item, ageDays) {
      let strictest: HistorySle | null = null;
      for (const { sle } of relevant(item))
        if (sle.days !== null && (strictest?.days == null || sle.days < strictest.days)) strictest = sle;
      if (strictest === null) return { sleDays: null, aging: 'ok' };
      return { sleDays: strictest.days, aging: agingByHistory(ageDays, strictest) };
    },
    lingering: (item) =>
      relevant(item)
        .flatMap(({ stages }) => lingering(item, stages) ?? [])
        .sort((a, b) => b.percentile - a.percentile)[0] ?? null,
  };
}
