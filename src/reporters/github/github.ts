import { isOnTheWayDown } from '../../model/allowed.ts';
import { logLine, workflowCommand } from '../../text/escape/workflow-command.ts';
import { listShort } from '../../text/list.ts';
import type { Reporter } from '../reporter.ts';
import { viewOf } from '../view.ts';
import { headline } from '../words/headline.ts';
import { onTheWayDownWords } from '../words/limit.ts';
import { coverage } from '../words/source.ts';
import { type Annotation, annotationsOf } from './annotations.ts';

/** GitHub shows so many of a kind for a step, and drops the others without a word. */
const MOST_OF_A_KIND = 10;
/** What else is wrong is named up to here; longer texts than 64 KB are refused. */
const MOST_SUMMED_UP = 50;

/**
 * Workflow commands of GitHub Actions: an annotation for each thing that is wrong, on the line of the config that
 * says what is allowed, where that is known; between two lines for the log.
 */
export const github: Reporter = (verdict, { places }) => {
  const view = viewOf(verdict);
  const annotations = annotationsOf(view);
  const lines = (['error', 'warning'] as const).flatMap((kind) =>
    capped(annotations.filter((annotation) => annotation.kind === kind)),
  );
  return [
    logLine(
      `wiplimit: ${headline(verdict)
        .parts.map(({ text }) => text)
        .join(', ')}`,
    ),
    ...lines.map(({ kind, title, message, configPath }) => {
      const place = places?.(configPath) ?? null;
      const { file, line } = place ?? { file: null, line: null };
      return workflowCommand(kind, { file, line, title }, message || title);
    }),
    ...verdict.limits
      .filter(isOnTheWayDown)
      .map((limit) => logLine(`on the way down: ${onTheWayDownWords(limit, view.year)}`)),
    logLine(`coverage: ${coverage(verdict)}, ${verdict.asOf} ${verdict.timezone}`),
    '',
  ].join('\n');
};

/** The first ones, which are the worst; where there are too many, the last says what the others are. */
function capped(annotations: readonly Annotation[]): readonly Annotation[] {
  const [first] = annotations;
  if (first === undefined || annotations.length <= MOST_OF_A_KIND) return annotations;
  const rest = annotations.slice(MOST_OF_A_KIND - 1);
  return [
    ...annotations.slice(0, MOST_OF_A_KIND - 1),
    {
      kind: first.kind,
      title: `and ${rest.length} more`,
      message: listShort(
        rest.map(({ title }) => title),
        MOST_SUMMED_UP,
        '\n',
      ),
      configPath: '',
      weight: 0,
    },
  ];
}
