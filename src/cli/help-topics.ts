import { DOCS_URL } from '../version.ts';

/** A page of `wiplimit help TOPIC`. */
export interface HelpTopic {
  /** One line for the list of topics. */
  summary: string;
  /** At most 40 lines of at most 80 columns. */
  text: string;
}

const COUNTING = `How work is counted

A work item is one piece of work: one issue and its pull requests, or a pull
request alone. It counts once for each person who holds it, and once for each
of its teams.

In flight is what is started and not finished:
  a Linear issue in a state of the type "started"
  an open pull request, also a draft one
  an open GitHub issue in a started board status, under a started label, or
  with an open pull request
Triage, backlog, todo, done and canceled are not in flight.

A pull request belongs to the issue that it names, looked for in this order:
  branch, title, closing word in the description (Closes PAY-12), another
  magic word there (Part of PAY-12), attachment in Linear, GitHub's own link
"skip PAY-12" in the description takes the reference back. Stacked pull
requests of one author are one item.

Holders are the assignee of the issue, and the authors and assignees of its
pull requests. Bots and coding agents hold nothing: the person who assigned
them does. Blocked work counts. A parent with unfinished sub-issues does not:
its sub-issues do.

A limit is over when its count is above max, warned above warn, and at when
it is equal to max. What could not be read can only prove "over"; everything
else is then unknown, never fine.

Why does this item count as it does?   wiplimit explain PAY-12
What counts for me?                    wiplimit explain Ada
In full: ${DOCS_URL}/counting.md
`;

const AGEING = `How age is counted

Age is the day of now, less the day of the start, plus one: what was started
today is 1 day old. Days begin and end in the config's timezone. With
"aging": {"unit": "working"} only working days count, by "calendar".

An item starts with the earliest of its records in flight:
  Linear issue   with the run of started states that it is in; a detour of
                 less than 24 hours does not end the run
  GitHub issue   when it entered a started board status or got the label
  pull request   when it was opened, or last reopened

Stage age is the same from entering the stage. Idle is the number of days
since the last update of any of its records; 0 is today.

The SLE, the service level expectation, is what the team expects of its own
work: 85 of 100 items are finished within 8 days.
  past its SLE   older than that
  at risk        older than 70 % of that (or, with "sle": "auto", than 70 of
                 100 items were when they were finished)
  stale          idle for more days than "stale", and nothing blocks it

"sle": "auto" takes the expectation from each team's finished work of the
last 90 days, once there are 20 items. An item past its SLE is a warning;
with "aging": {"level": "error"} it fails the check.

What to finish first?   wiplimit next
In full: ${DOCS_URL}/ageing.md
         ${DOCS_URL}/flow.md
`;

const EXIT_CODES = `Exit codes of wiplimit check

  0         within all limits of level error, or --fail-on never
  1         a breach: a limit of level error is over, an item is past its SLE
            and aging.level is error, or there are more warnings than allowed
  2         your input needs a correction: flags, config, snapshot; nothing
            was judged
  3         not everything could be read, and nothing proves a breach
  4         a source refused the credentials, or there are none
  5         judged, but printing, saving or posting failed
  70        wiplimit itself failed: please report it, with --debug
  130, 143  interrupted

If several apply, the first of 130 or 143, 70, 2, 1, 4, 3, 5, 0 counts.

explain, next, suggest and report answer and do not judge: they never end
with 1. can-start ends with 1 for no; forecast, when too little has finished
to say anything. post ends with 0, 2, 4, 5 or 70.

To look without failing:      wiplimit check --fail-on never
To fail on warnings, too:     wiplimit check --fail-on warn
In full: ${DOCS_URL}/exit-codes.md
`;

const ENVIRONMENT = `Environment

Tokens and addresses come from here only, never from a config.

  GH_TOKEN, GITHUB_TOKEN        GitHub; without them what gh auth token says
  GH_ENTERPRISE_TOKEN, GITHUB_ENTERPRISE_TOKEN
                                GitHub Enterprise, before the two above
  GITHUB_API_URL, GITHUB_GRAPHQL_URL
                                another GitHub; Actions sets both
  LINEAR_API_KEY                Linear, by an API key
  LINEAR_ACCESS_TOKEN           Linear, by OAuth
  LINEAR_API_URL                another Linear endpoint

  SLACK_WEBHOOK_URL, MSTEAMS_WEBHOOK_URL, DISCORD_WEBHOOK_URL,
  WIPLIMIT_WEBHOOK_URL          where wiplimit post sends
  WIPLIMIT_HISTORY              the history, whatever the config says
  XDG_STATE_HOME                where posts are remembered without a history
  XDG_CACHE_HOME                where --cache keeps records

  HTTPS_PROXY, HTTP_PROXY, NO_PROXY
                                honoured
  NO_COLOR, FORCE_COLOR         no colour, colour; a flag comes first
  CI                            no links to click in the report
  COLUMNS                       the width, where the terminal does not tell
  GITHUB_ACTIONS                with true, the runner obeys nothing printed
  GITHUB_EVENT_PATH             for can-start --for-pull-request
  WIPLIMIT_NOW                  an ISO instant to take as now

Addresses must be https:, or http: on this machine.
In full: ${DOCS_URL}/cli.md
`;

/** What `wiplimit help` explains besides its commands. */
export const HELP_TOPICS: Record<string, HelpTopic> = {
  counting: { summary: 'what is one piece of work, and whose', text: COUNTING },
  ageing: { summary: 'age, expectation (SLE), risk, stale', text: AGEING },
  'exit-codes': { summary: 'what each exit code means', text: EXIT_CODES },
  environment: { summary: 'variables that wiplimit reads', text: ENVIRONMENT },
};
