import { titleRecord } from '../linking/build-item.ts';
import { utc } from '../model/instant.ts';
import type { VerdictItem } from '../model/verdict.ts';
import type { JudgedItem } from '../rules/judged-item.ts';

/** A judged item as the verdict writes it. One under an exception is listed, and left out of all ageing (contract §4). */
export function toVerdictItem(item: JudgedItem, lingering: VerdictItem['lingering']): VerdictItem {
  const main = titleRecord(item.inFlight);
  const ageing = item.exception === null;
  return {
    id: item.id,
    title: main.title,
    url: main.url,
    stage: item.stage,
    state: main.source === 'linear' ? main.state : (main.status?.name ?? main.state ?? main.stateType),
    holders: item.holders,
    agents: item.agents,
    teams: item.teams,
    project: item.project,
    lane: item.lane,
    labels: item.labels,
    priority: item.priority,
    estimate: item.estimate,
    customers: item.customers,
    startedAt: utc(item.started),
    enteredStageAt: item.enteredStage === null ? null : utc(item.enteredStage),
    updatedAt: utc(item.updated),
    ageDays: item.ageDays,
    stageAgeDays: item.stageAgeDays,
    idleDays: item.idleDays,
    sleDays: item.sleDays,
    aging: ageing ? item.aging : 'ok',
    stale: ageing && item.stale,
    lingering: ageing ? lingering : null,
    blocked: item.blocked,
    blockedBy: item.blockedBy,
    exception: item.exception,
    notes: item.notes.map((note) => note.message),
    why: item.why,
    records: item.records.map(({ source, id, kind, url }) => ({ source, id, kind, url })),
  };
}
