import type { ChannelName, Plan, PostPlan } from '../../config/plan.ts';
import type { Verdict } from '../../model/verdict.ts';
import { loadReporter } from '../../reporters/load.ts';
import type { FormatName } from '../../reporters/reporter.ts';
import { teamsOnly } from '../../verdict/teams-only.ts';

const FORMAT: Record<ChannelName, FormatName> = {
  slack: 'slack',
  msteams: 'msteams',
  discord: 'discord',
  webhook: 'json',
};

/** What a channel is sent: the day's summary in its own format, or the verdict as JSON. */
export async function payloadFor(
  { to, names, mentions, link }: PostPlan,
  verdict: Verdict,
  people: Plan['people'],
): Promise<string> {
  const reporter = await loadReporter(FORMAT[to]);
  const ids = mentions
    ? people.flatMap(({ name, slack }) => (slack === null ? [] : [[name, slack] as const]))
    : [];
  return reporter(names ? verdict : teamsOnly(verdict), {
    width: 80,
    color: 0,
    hyperlinks: false,
    tty: false,
    quiet: false,
    link,
    mentions: new Map(ids),
  });
}
