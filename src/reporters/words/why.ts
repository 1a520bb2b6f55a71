import type { VerdictItem, Why } from '../../model/verdict.ts';
import { dayAndTime, formatDay } from '../../text/day.ts';

/** What a sentence may speak of besides the decision itself. */
export interface WhyContext {
  item: Pick<VerdictItem, 'id' | 'stage' | 'teams'>;
  timezone: string;
}
type Sentence = (why: Why, context: WhyContext) => string;

const belongs =
  (because: string): Sentence =>
  ({ record }, { item }) =>
    record === item.id
      ? `${record} is one piece of work, because ${because}`
      : `${record} belongs to ${item.id}, because ${because}`;
const starts =
  (because: (record: string) => string): Sentence =>
  ({ record, evidence }, { timezone }) => {
    const day = dayAndTime(evidence, timezone)?.day;
    return `Its age begins ${day === undefined ? 'there' : `on ${formatDay(day)}`}, when ${because(record)}`;
  };

/** What each counting rule decided, as the start of a sentence that ends in the evidence. */
const SENTENCES: Record<string, Sentence> = {
  'linked-by-branch': belongs('its branch names it'),
  'linked-by-title': belongs('its title names it'),
  'linked-by-closing-word': belongs('its description says that it closes it'),
  'linked-by-magic-word': belongs('its description refers to it'),
  'linked-by-attachment': belongs('it is attached to the issue in Linear'),
  'linked-by-closing-reference': belongs('GitHub lists it as closing the issue'),
  'linked-by-stack': belongs('it is stacked on a pull request of the same author'),
  'linked-by-sync': belongs('Linear keeps the two issues in sync'),
  'linked-by-parent': belongs('it is a sub-issue, and the config merges those with their parent'),
  'names-issue-not-in-flight': ({ record }) =>
    `${record} names an issue that is not in flight, which lends its id, team and project only`,
  'held-by-assignee': ({ record }) => `The assignee of ${record} holds it`,
  'held-by-author': ({ record }) => `The author of ${record} holds it`,
  agent: ({ record }) => `An agent works on ${record}; it holds nothing, the person assigned does`,
  'not-a-holder': ({ record }) => `An account on ${record} holds nothing, because it is no active person's`,
  'team-by-linear': ({ record }, { item }) => `${record} is work of ${teamWords(item)} by its Linear team`,
  'team-by-repository': ({ record }, { item }) => `${record} is work of ${teamWords(item)} by its repository`,
  'team-by-holder': ({ record }, { item }) => `${record} is work of ${teamWords(item)} by who holds it`,
  'stage-by-linear-state': ({ record }) => `The Linear state of ${record} decides its stage`,
  'stage-by-project-status': ({ record }) => `The project status of ${record} decides its stage`,
  'stage-by-pull-request': ({ record }) => `The pull request ${record} decides its stage`,
  'stage-by-default': ({ record }) => `No stage names what ${record} is in, so it takes the first`,
  'started-by-state-history': starts((record) => `${record} entered the started states it has been in since`),
  'started-by-started-at': starts((record) => `${record} was first started`),
  'started-by-created-at': starts((record) => `${record} was created; nothing says when it was started`),
  'started-by-label': starts((record) => `${record} got the label that means started`),
  'started-by-status': starts((record) => `${record} entered a started project status`),
  'started-by-opening': starts((record) => `${record} was opened`),
  'started-by-reopening': starts((record) => `${record} was last reopened or started anew`),
  'blocked-by-issue': ({ record }) => `${record} is blocked by an unfinished issue`,
  'blocked-by-label': ({ record }) => `${record} is blocked by its label`,
  'blocked-by-state': ({ record }) => `${record} is blocked by its state`,
  'expedite-by-label': ({ record }) => `${record} is in the expedite lane by its label`,
  'expedite-by-priority': ({ record }) => `${record} is in the expedite lane by its priority`,
  'person-joined': ({ record }) => `Accounts on ${record} are one person's`,
};

const teamWords = ({ teams }: WhyContext['item']): string =>
  teams.length === 0 ? 'its team' : teams.join(' and ');

/**
 * A decision as a sentence that names the record and quotes what the rule read, so that people can contest it:
 * `acme/pay-api#45 belongs to PAY-12, because its branch names it: "grace/pay-12-retry".`
 * A rule without a sentence here is named as it is.
 */
export function whySentence(why: Why, context: WhyContext): string {
  const sentence = SENTENCES[why.rule];
  const quoted = `"${why.evidence}"`;
  if (sentence === undefined) return `${why.rule} of ${why.record}: ${quoted}.`;
  return why.evidence === '' ? `${sentence(why, context)}.` : `${sentence(why, context)}: ${quoted}.`;
}
