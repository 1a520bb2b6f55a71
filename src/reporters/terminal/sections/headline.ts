import { headline } from '../../words/headline.ts';
import { span, statusSpan, together } from '../span.ts';
import { wrap } from '../wrap.ts';
import type { Section } from './section.ts';

/** The outcome in one line: `✖ 2 limits over · 1 warned · 3 items past their SLE`. */
export const headlineSection: Section = ({ verdict }, width) => {
  const { status, parts } = headline(verdict);
  const [first, ...others] = parts;
  const symbol = statusSpan(status, '');
  return wrap(
    [
      symbol,
      span(first?.text ?? '', first?.status === status ? status : (first?.status ?? 'plain')),
      ...others.flatMap((part) => [span(' · ', 'dim'), span(together(part.text), part.status)]),
    ],
    { width, hang: 2 },
  );
};
