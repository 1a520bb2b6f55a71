import type { Reporter } from '../reporter.ts';
import { viewOf } from '../view.ts';
import { shapeDefinitions } from './chart/shapes.ts';
import { html as markup } from './markup.ts';
import { page } from './page.ts';
import { ageingSection } from './sections/ageing.ts';
import { changesSection } from './sections/changes.ts';
import { finishNextSection } from './sections/finish-next.ts';
import { finishedSection } from './sections/finished.ts';
import { itemsSection } from './sections/items.ts';
import { limitsSection } from './sections/limits.ts';
import { overSection } from './sections/over.ts';
import { exceptionsSection, notesSection } from './sections/remarks.ts';
import { pageTitle, top } from './sections/top.ts';
import { trendSection } from './sections/trend.ts';
import { waitsSection } from './sections/waits.ts';

/** In the order of the questions: what is too much, what to do, what it looks like, then everything in full. */
const SECTIONS = [
  overSection,
  finishNextSection,
  changesSection,
  ageingSection,
  trendSection,
  finishedSection,
  limitsSection,
  waitsSection,
  itemsSection,
  exceptionsSection,
  notesSection,
];

/** One page that needs no script and no other file. It is always whole: how wide or quiet a terminal is means nothing here. */
export const html: Reporter = (verdict) => {
  const view = viewOf(verdict);
  const sections = SECTIONS.flatMap((section) => section(view) ?? []);
  const { name, version } = verdict.tool;
  const foot = markup`${shapeDefinitions()}<footer><p>${name} ${version}, from the records as they were on <time datetime="${verdict.asOf}">${verdict.asOf}</time>. Limits are about the work, not about who does it.</p></footer>`;
  return page(pageTitle(view), top(view), sections, foot);
};
