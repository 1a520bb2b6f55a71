import type { Sle, Verdict, VerdictItem } from '../../../model/verdict.ts';
import { compareNatural } from '../../../text/compare.ts';
import { append } from '../../../text/group-by.ts';
import type { VerdictView } from '../../view.ts';
import { stageOrder } from './stage-order.ts';

type StageAges = Verdict['aging']['stages'][number];

/** A stage with the items in it; `stage` is null for work in a state that no stage names. */
export interface ChartColumn {
  stage: string | null;
  items: readonly VerdictItem[];
  ages: StageAges | null;
}

/** The ageing chart of one team, or of all work. */
export interface ChartData {
  /** The team; where no work has one, all work. */
  name: string;
  items: readonly VerdictItem[];
  columns: readonly ChartColumn[];
  sle: Sle | null;
}

/** Work that counts: what an exception leaves out has no part in ageing. */
export const countedItems = ({ items }: Pick<Verdict, 'items'>): VerdictItem[] =>
  items.filter(({ exception }) => exception === null);

/** A chart for each team that has work in flight, by name, and one for work of no team. */
export function chartsOf({ verdict }: VerdictView): ChartData[] {
  const stages = stageOrder(verdict);
  const byTeam = new Map<string | null, VerdictItem[]>();
  for (const item of countedItems(verdict))
    for (const team of item.teams.length === 0 ? [null] : item.teams) append(byTeam, team, item);
  const teams = [...byTeam.keys()].filter((team) => team !== null).sort(compareNatural);
  return [...teams, ...(byTeam.has(null) ? [null] : [])].map((team) => {
    const items = byTeam.get(team) ?? [];
    return {
      name: team ?? (teams.length === 0 ? 'All work' : 'Work of no team'),
      items,
      columns: columnsOf(team, items, stages, verdict),
      sle: ofTeam(verdict.aging.sles, team),
    };
  });
}

function columnsOf(
  team: string | null,
  items: readonly VerdictItem[],
  stages: readonly string[],
  { aging }: Verdict,
): ChartColumn[] {
  const byStage = new Map<string | null, VerdictItem[]>();
  for (const item of items) append(byStage, item.stage, item);
  const columns = stages.map((stage) => ({
    stage,
    items: byStage.get(stage) ?? [],
    ages: ofTeam(
      aging.stages.filter((each) => each.stage === stage),
      team,
    ),
  }));
  const unnamed = byStage.get(null);
  return unnamed === undefined ? columns : [...columns, { stage: null, items: unnamed, ages: null }];
}

/** The team's own, or the one for everybody. */
function ofTeam<T extends { team: string | null }>(entries: readonly T[], team: string | null): T | null {
  return entries.find((entry) => entry.team === team) ?? entries.find((entry) => entry.team === null) ?? null;
}

/** How a column is called. */
export const stageName = ({ stage }: Pick<ChartColumn, 'stage'>): string => stage ?? 'no stage';
