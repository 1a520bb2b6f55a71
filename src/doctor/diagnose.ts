import type { DoctorAnswer, Finding } from '../model/doctor.ts';
import { utc } from '../model/instant.ts';
import { checkAccounts } from './checks/accounts.ts';
import { checkExceptions, checkLimits } from './checks/config-entries.ts';
import { checkJoins } from './checks/joins.ts';
import { checkLabels } from './checks/labels.ts';
import { checkBaseline, checkChannels, checkHistory } from './checks/memory.ts';
import { checkNotes } from './checks/notes.ts';
import { checkProgram } from './checks/program.ts';
import { checkSources } from './checks/sources.ts';
import { checkStages } from './checks/stages.ts';
import { checkTeams } from './checks/teams.ts';
import { checkTokens } from './checks/tokens.ts';
import { checkClock, checkQuotas } from './checks/vendors.ts';
import type { Facts } from './facts.ts';
import { withoutNames } from './without-names.ts';

const CHECKS: readonly ((facts: Facts) => Finding[])[] = [
  checkProgram,
  checkSources,
  checkTokens,
  checkQuotas,
  checkClock,
  checkNotes,
  checkLimits,
  checkExceptions,
  checkStages,
  checkLabels,
  checkTeams,
  checkAccounts,
  checkJoins,
  checkChannels,
  checkHistory,
  checkBaseline,
];
const ORDER: readonly Finding['level'][] = ['problem', 'hint', 'well'];

/** Everything that could make a number wrong, each with its remedy; the worst first. Pure. */
export function diagnose(facts: Facts): DoctorAnswer {
  const all = CHECKS.flatMap((check) => check(facts));
  const isPrivate = facts.assessment.plan.privacy === 'team';
  const found = isPrivate ? withoutNames(all, facts.assessment) : all;
  const findings = ORDER.flatMap((level) => found.filter((finding) => finding.level === level));
  const { now, plan, sources } = facts.assessment;
  return {
    asOf: utc(now),
    timezone: plan.timezone,
    outcome: findings[0]?.level === 'problem' ? 'problems' : findings[0]?.level === 'hint' ? 'hints' : 'well',
    live: facts.live,
    incomplete: sources.filter(({ status }) => status !== 'complete').map(({ name }) => name),
    findings,
  };
}
