import type { LimitStatus, Verdict } from '../../model/verdict.ts';
import { discordText } from '../../text/escape/discord.ts';
import { fitting } from '../summary/fit.ts';
import { requestOf, type SummaryOptions } from '../summary/options.ts';
import { escaped, type Part, strong } from '../summary/parts.ts';
import { type Summary, type SummarySection, summaryOf } from '../summary/summary.ts';

/** What Discord takes for an embed's description. */
export const DISCORD_DESCRIPTION_CHARACTERS = 4_096;

/** Red, grey, amber, blue, green: the side of the embed. The words say it too. */
const COLORS: Record<LimitStatus, number> = {
  over: 0xd1242f,
  unknown: 0x6e7781,
  warned: 0xbf8700,
  at: 0x0969da,
  within: 0x1a7f37,
};

/** The summary as the body of a Discord webhook: one embed, and nobody is mentioned whatever the text says. */
export function discord(verdict: Verdict, options: SummaryOptions): string {
  const summary = summaryOf(verdict, requestOf(options));
  const description = fitting(
    summary,
    descriptionOf,
    (text) => text.length <= DISCORD_DESCRIPTION_CHARACTERS,
  );
  const { title, status, partial, headline, link } = summary;
  const body = {
    // What a notification shows.
    content: discordText([...partial, headline].join(' ')),
    allowed_mentions: { parse: [] },
    embeds: [{ title, ...(link === null ? {} : { url: link }), color: COLORS[status], description }],
  };
  return `${JSON.stringify(body)}\n`;
}

const descriptionOf = ({ sections }: Summary): string => sections.flatMap(linesOf).join('\n');

const linesOf = ({ title, isList, lines }: SummarySection): string[] => [
  ...(title === null ? [] : [marked(strong(title))]),
  // A bullet of our own: after one of Discord's, the text would be looked at as the start of a line.
  ...lines.map((line) => `${isList ? '• ' : ''}${line.map(marked).join('')}`),
];

function marked(part: Part): string {
  const text = escaped(part, discordText);
  const linked = part.url === null ? text : `[${text}](${part.url})`;
  return part.strong ? `**${linked}**` : linked;
}
