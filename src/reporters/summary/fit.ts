import { type Part, plain } from './parts.ts';
import { shorten, shortenLine } from './shorten.ts';
import type { Summary } from './summary.ts';

interface Measure {
  /** UTF-16 units of a line. */
  line: number;
  links: boolean;
  /** How many lines of each section. */
  lines: number;
}

/** Ways to say less, mildest first. */
const MEASURES: readonly Measure[] = [
  { line: 360, links: true, lines: 6 },
  { line: 240, links: true, lines: 6 },
  { line: 240, links: false, lines: 6 },
  { line: 120, links: false, lines: 6 },
];
const LEAST: Measure = { line: 60, links: false, lines: 2 };

/**
 * Renders a summary as fully as a sink takes it. A line that is cut ends in `…`.
 * @param fits whether the sink takes it; the shortest is returned unasked
 */
export function fitting<Rendered>(
  summary: Summary,
  render: (summary: Summary) => Rendered,
  fits: (rendered: Rendered) => boolean,
): Rendered {
  for (const measure of MEASURES) {
    const rendered = render(measured(summary, measure));
    if (fits(rendered)) return rendered;
  }
  return render(measured(summary, LEAST));
}

function measured(summary: Summary, { line, links, lines }: Measure): Summary {
  const withLinks = (part: Part): Part => (links ? part : { ...part, url: null });
  return {
    ...summary,
    sections: summary.sections.map((section) => ({
      ...section,
      title: section.title === null ? null : shorten(section.title, line),
      lines: [
        ...section.lines.slice(0, lines).map((each) => shortenLine(each, line).map(withLinks)),
        ...(section.lines.length > lines ? [[plain(`and ${section.lines.length - lines} more`)]] : []),
      ],
    })),
  };
}
