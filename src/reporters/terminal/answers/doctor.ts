import type { DoctorAnswer, Finding } from '../../../model/doctor.ts';
import { plural } from '../../../text/plural.ts';
import type { ReporterOptions } from '../../reporter.ts';
import { BLANK, type Line, NO_BREAK, type Style, span } from '../span.ts';
import { wrap } from '../wrap.ts';
import { page } from './page.ts';

const LOOKS: Record<Finding['level'], { symbol: string; style: Style }> = {
  problem: { symbol: '✖', style: 'over' },
  hint: { symbol: '▲', style: 'warned' },
  well: { symbol: '✔', style: 'within' },
};
const SHOWN_ENTRIES = 10;

/** What is wrong, why that matters and what to do; then what is worth a look; then what is well. */
export function renderDoctor(answer: DoctorAnswer, options: ReporterOptions): string {
  return page(
    (width) => [
      ...headline(answer, width),
      BLANK,
      ...answer.findings.flatMap((finding, index) => [
        // What is well is a list; the rest are paragraphs.
        ...(finding.level === 'well' && answer.findings[index - 1]?.level === 'well'
          ? []
          : index > 0
            ? [BLANK]
            : []),
        ...findingLines(finding, width),
      ]),
    ],
    options,
  );
}

function headline({ findings }: DoctorAnswer, width: number): Line[] {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const [problems, hints] = [count('problem'), count('hint')];
  const looks = LOOKS[problems > 0 ? 'problem' : hints > 0 ? 'hint' : 'well'];
  const words =
    problems + hints === 0
      ? 'Nothing was found that could make a number wrong.'
      : [
          ...(problems > 0 ? [plural(problems, 'problem')] : []),
          ...(hints > 0 ? [plural(hints, 'hint')] : []),
          `${count('well')} well`,
        ].join(' · ');
  return wrap([span(`${looks.symbol}${NO_BREAK}${words}`, looks.style)], { width });
}

function findingLines(finding: Finding, width: number): Line[] {
  const { level, message, why, remedy, path, entries } = finding;
  const { symbol, style } = LOOKS[level];
  const place = path === null || message.includes(path) ? [] : [span('  '), span(path, 'dim')];
  return [
    ...wrap(
      [span(symbol, style), span(NO_BREAK), span(message, level === 'well' ? 'plain' : 'strong'), ...place],
      {
        width,
        hang: 2,
      },
    ),
    ...(why === null ? [] : wrap([span(why)], { width, indent: 2 })),
    ...entries.slice(0, SHOWN_ENTRIES).flatMap((entry) => wrap([span(entry)], { width, indent: 4, hang: 6 })),
    ...(entries.length > SHOWN_ENTRIES
      ? wrap([span(`and ${entries.length - SHOWN_ENTRIES} more`, 'dim')], { width, indent: 4 })
      : []),
    ...(remedy === null ? [] : wrap([span(`→${NO_BREAK}`), span(remedy)], { width, indent: 2, hang: 4 })),
  ];
}
