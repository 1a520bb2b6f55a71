import type { ChannelName } from '../config/plan.ts';
import type { SourceName } from '../model/snapshot.ts';
import type { Assessment } from '../verdict/assess.ts';

/** Everything the checks look at, as plain data: what was read and judged, and what was found out besides. */
export interface Facts {
  assessment: Assessment;
  /** Which sources the config asks for. */
  asked: readonly SourceName[];
  /** False where a snapshot was read: then nothing was asked over the network. */
  live: boolean;
  program: ProgramFacts;
  /** What each vendor said when it was asked by itself; none with a snapshot. */
  probes: readonly SourceProbe[];
  /** Which of the config’s accounts that no record names there are. */
  accounts: AccountFacts;
  /** The started states of the Linear teams that are read; null where they could not be asked for. */
  startedStates: readonly { team: string; name: string }[] | null;
  channels: readonly ChannelFacts[];
  /** Null where no history is kept. */
  history: HistoryFacts | null;
  baseline: BaselineFacts;
}

/** The program and the machine it runs on. */
export interface ProgramFacts {
  /** Such as `20.19.0`. */
  node: string;
  /** `host:port` of the proxy in use, without credentials; null without one, or where it is no address. */
  proxy: string | null;
  /** What keeps a proxy variable from being used; null where nothing does. */
  proxyFault: 'socks' | 'no-address' | null;
  /** Whether only a proxy variable is set that wiplimit does not read (ALL_PROXY). */
  proxyIgnored: boolean;
  /** WIPLIMIT_NOW, where it is set. */
  fixedNow: string | null;
}

/** What kind of token it looks like; null where its shape says nothing. */
export type TokenKind = 'classic' | 'fine-grained' | 'oauth' | 'installation' | 'personal-key' | null;

export interface Quota {
  what: 'points' | 'requests';
  limit: number;
  remaining: number;
  /** UTC, ISO 8601; null where the vendor does not tell. */
  resetAt: string | null;
}

/** One small question to a vendor after the reading: whose token is it, and what do the headers of the reply tell? */
export interface SourceProbe {
  source: SourceName;
  /** Where the token came from, such as `GH_TOKEN`; null where there is none, so that nothing was asked. */
  tokenFrom: string | null;
  tokenKind: TokenKind;
  /** Why there was no answer. */
  failure: { message: string; isCredentials: boolean } | null;
  /** Whose token it is. */
  viewer: string | null;
  /** The scopes of a classic token; null for tokens that have none. */
  scopes: readonly string[] | null;
  /** Organisations whose work GitHub hides for want of single sign-on. */
  hiddenOrganizations: number;
  /** What is left once everything was read. */
  quotas: readonly Quota[];
  /** When the rate limit comes back, UTC, where the question was refused for it; null where it was not. */
  usedUpUntil: string | null;
  /** By how much the vendor’s clock is ahead of this machine’s, in milliseconds; null where it did not tell. */
  clockAheadMs: number | null;
}

export interface AccountFacts {
  /** GitHub logins that belong to nobody; null where that was not found out. */
  unknownLogins: readonly string[] | null;
  /** E-mails of no Linear user; null where that was not found out. */
  unknownEmails: readonly string[] | null;
  /** E-mails of Linear users who are switched off. */
  inactiveEmails: readonly string[];
}

export interface ChannelFacts {
  channel: ChannelName;
  /** In which variable its address stands. */
  variable: string;
  /** The host it goes to; null without a usable address. */
  host: string | null;
  /** What is wrong with the address; null where nothing is. */
  problem: string | null;
  /** Whether the variable is set at all. */
  isSet: boolean;
  /** How large a post of this verdict would be, as the receiver counts. */
  size: PostSize;
}

export interface PostSize {
  length: number;
  unit: 'character' | 'byte';
  /** What the receiver takes; null where nobody knows. */
  most: number | null;
}

export interface HistoryFacts {
  /** How people know it: a file, or `PostgreSQL on HOST`. */
  where: string;
  state:
    | { kind: 'open'; days: number; last: string | null }
    | { kind: 'missing' }
    | { kind: 'failed'; reason: string };
}

export interface BaselineFacts {
  file: string;
  isNamed: boolean;
  exists: boolean;
  keys: readonly string[];
}
