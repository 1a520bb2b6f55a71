import type { ChannelName } from '../../config/plan.ts';
import type { Finding } from '../../model/doctor.ts';
import { plural } from '../../text/plural.ts';
import type { ChannelFacts, Facts, PostSize } from '../facts.ts';
import { hint, problem, well } from '../finding.ts';

/** Under which hosts the vendors' webhooks are. */
const HOSTS: Partial<Record<ChannelName, RegExp>> = {
  slack: /(^|\.)slack(-gov)?\.com$/,
  discord: /(^|\.)discord(app)?\.com$/,
};
/** Office 365 connectors, which Microsoft switched off. */
const GONE = /(^|\.)(webhook\.office\.com|outlook\.office(365)?\.com)$/;
const LOOPBACK = /^(localhost|127\.[\d.]+|\[::1\])$/;

/** Where posts would go; nothing is sent. */
export function checkChannels({ channels }: Facts): Finding[] {
  return channels.map((facts) => channelFinding(facts));
}

function channelFinding({ channel, variable, host, problem: fault, isSet, size }: ChannelFacts): Finding {
  const check = `channel-${channel}` as const;
  if (fault !== null && isSet)
    return problem(check, fault, {
      why: `Nothing can be posted to ${channel}.`,
      remedy: `Correct ${variable}.`,
    });
  if (fault !== null || host === null)
    return hint(check, fault ?? `${variable} is not set.`, {
      remedy: 'Fine where only another machine posts.',
    });
  if (channel === 'msteams' && GONE.test(host))
    return problem(
      check,
      `${variable} is the address of an Office 365 connector, and those are switched off.`,
      {
        why: 'Nothing that is posted there arrives.',
        remedy: 'In Teams: the channel’s Workflows → "Post to a channel when a webhook request is received".',
      },
    );
  if (size.most !== null && size.length > size.most)
    return problem(
      check,
      `A post of today’s verdict to ${channel} would have ${sizeWords(size)}, which is too long for it.`,
      {
        why: 'It is cut already as far as it can be, so it may be refused.',
        remedy:
          'Shorten the names of teams and limits, or post to a webhook, which gets the verdict as JSON.',
      },
    );
  const usual = HOSTS[channel];
  if (usual !== undefined && !usual.test(host) && !LOOPBACK.test(host))
    return hint(
      check,
      `${variable} leads to ${host}, which is not ${channel === 'slack' ? 'Slack' : 'Discord'}’s.`,
      {
        remedy: 'Fine for a relay of your own; else correct it.',
      },
    );
  return well(
    check,
    `${channel}: ${variable} is an address that can be sent to; today’s post would have ${sizeWords(size)}. Nothing was sent.`,
  );
}

function sizeWords({ length, unit, most }: PostSize): string {
  const number = (value: number) => value.toLocaleString('en-US');
  return most === null ? `${number(length)} ${unit}s` : `${number(length)} of ${number(most)} ${unit}s`;
}

/** Whether the memory of earlier runs can be used. */
export function checkHistory({ history }: Facts): Finding[] {
  if (history === null) return [];
  const { where, state } = history;
  if (state.kind === 'failed')
    return [
      problem('history', state.reason, {
        why: 'Runs are not remembered: no changes since yesterday, no streaks, and a check that is within its limits ends with 5.',
      }),
    ];
  if (state.kind === 'missing')
    return [well('history', `The history ${where} is not there yet; the first wiplimit check makes it.`)];
  const { days, last } = state;
  const known =
    last === null
      ? 'it holds no run of this config yet'
      : `runs on ${plural(days, 'day')}, the last on ${last}`;
  return [well('history', `The history ${where} can be read and written: ${known}.`)];
}

/** Whether the counts that are let pass still belong to limits. */
export function checkBaseline({ baseline, assessment: { limits, plan, whole } }: Facts): Finding[] {
  const { file, isNamed, exists, keys } = baseline;
  if (!exists)
    return isNamed
      ? [
          hint('baseline', `The baseline ${file}, which the config names, is not there.`, {
            why: 'Only the limits count, so every count above one fails the check.',
            remedy: 'Run wiplimit baseline to write it, or remove the key.',
            path: 'baseline',
          }),
        ]
      : [];
  const present = new Set(limits.map(({ key }) => key));
  // Where people are only counted, their counts stand under one key for each kind of limit.
  const isOfPeople = (key: string) => plan.privacy === 'team' && /^(?:person|reviewer)\/people\//.test(key);
  const idle = keys.filter((key) => !present.has(key) && !isOfPeople(key));
  if (idle.length === 0 || !whole.linear || !whole.github)
    return [well('baseline', `The baseline ${file} has ${plural(keys.length, 'count')}.`)];
  return [
    hint(
      'baseline',
      `${idle.length} of ${plural(keys.length, 'count')} in the baseline ${file} ${idle.length === 1 ? 'belongs' : 'belong'} to no limit of now.`,
      {
        why: 'They let nothing pass. A limit that got another name or subject lost its baseline.',
        remedy: 'Run wiplimit baseline --lower to drop them.',
        entries: plan.privacy === 'team' ? [] : idle,
      },
    ),
  ];
}
