/** What the vendors show before there is a config: enough to propose one. Names are sanitised and parsed already. */

export interface FoundLinearTeam {
  key: string;
  name: string;
  /** The key of the team above it; null at the top. */
  parent: string | null;
  /** Whether the person whose key it is belongs to it. */
  isMine: boolean;
}

/** A workflow state of the type `started`. */
export interface FoundState {
  /** The key of its team. */
  team: string;
  name: string;
  /** Its place among the states of the team, leftmost lowest. */
  position: number;
}

export interface FoundRepository {
  /** `acme/api` */
  name: string;
  /** ISO 8601; null where nothing was ever pushed. */
  pushedAt: string | null;
  isFork: boolean;
}

export interface FoundGithubTeam {
  /** `acme/payments` */
  slug: string;
  name: string;
  isMine: boolean;
}

/** Part of a list that may be longer than what was read of it. */
export interface Listed<T> {
  entries: T[];
  /** How many there are; null where the vendor does not say, and there are more. */
  total: number | null;
}
