import type { Config } from '../config/schema.ts';
import type { LimitEntry } from './propose-limits.ts';
import type { PersonEntry } from './propose-people.ts';
import type { StageEntry } from './propose-stages.ts';
import type { TeamEntry } from './propose-teams.ts';

export const SCHEMA_URL = 'https://unpkg.com/wiplimit/dist/schema/config.schema.json';

/** What was chosen; from it a config follows. */
export interface Choices {
  timezone: string;
  /** Keys of Linear teams; null where Linear is not read. */
  linear: string[] | null;
  /** Repositories, globs too; null where GitHub is not read. */
  repositories: string[] | null;
  people: PersonEntry[];
  teams: TeamEntry[];
  /** Empty for the stages that hold without a config. */
  stages: StageEntry[];
  /** Linear states that mean blocked. */
  waiting: string[];
  limits: LimitEntry[];
  /** The baseline's file; null for none. */
  baseline: string | null;
}

/** The config, keys in the order in which a person reads them; what is empty is left out. */
export function configOf(choices: Choices): Config {
  const { timezone, linear, repositories, people, teams, stages, waiting, limits, baseline } = choices;
  return {
    $schema: SCHEMA_URL,
    timezone,
    ...(linear !== null && { linear: { teams: linear } }),
    ...(repositories !== null && { github: { repos: repositories } }),
    ...(people.length > 0 && { people }),
    ...(teams.length > 0 && { teams }),
    ...(stages.length > 0 && { stages }),
    ...(waiting.length > 0 && { blocked: { states: waiting } }),
    ...(limits.length > 0 && { limits }),
    ...(baseline !== null && { baseline }),
  };
}
