import * as z from 'zod';
import { InputError, type InputProblem } from '../model/input-error.ts';
import { CHECKS } from './checks/index.ts';
import { withoutUnusable } from './lenient.ts';
import type { Plan } from './plan.ts';
import { type ConfigProblem, inFile, type Path } from './problem.ts';
import { readData } from './read-data.ts';
import { configSchema } from './schema.ts';
import { includesPath, type SchemaProblems, schemaProblems } from './schema-problems.ts';
import { toPlan } from './to-plan.ts';

/**
 * Parses and checks the text of a config file.
 * @param content as `findConfig` read it
 * @param file its name: tells the format, and stands in every problem
 * @throws InputError with everything that is wrong at once
 */
export async function parseConfig(content: string, file: string): Promise<Plan> {
  const { data, root, problems } = await readData(content, file);
  return planOf(
    data,
    file,
    root,
    problems.map((problem) => ({ file, ...problem })),
  );
}

/**
 * Checks a config that is data already, such as a library user’s object.
 * @param file how to call it in problems
 * @param root where it begins in the file
 * @param earlier problems that are already known
 * @throws InputError with everything that is wrong at once
 */
export function planOf(
  data: unknown,
  file: string,
  root: Path = [],
  earlier: readonly InputProblem[] = [],
): Plan {
  const parsed = configSchema.safeParse(data);
  const found: SchemaProblems = parsed.success
    ? { problems: [], unusable: [], meant: [] }
    : schemaProblems(parsed.error.issues, data, z.toJSONSchema(configSchema, { io: 'input' }));
  const broken = [...found.unusable, ...found.meant];
  const checked = {
    config: parsed.success ? parsed.data : withoutUnusable(data, found.unusable),
    isBroken: (path: Path) => includesPath(broken, path),
  };
  const problems = [...found.problems, ...CHECKS.flatMap((check) => check(checked))];
  if (parsed.success && problems.length === 0 && earlier.length === 0) return toPlan(parsed.data);
  throw new InputError([...earlier, ...inFile(file, root, inOrder(problems, data))]);
}

/** Problems in the order in which the config writes the places. */
function inOrder(problems: readonly ConfigProblem[], data: unknown): ConfigProblem[] {
  const rank = ({ path }: ConfigProblem): number[] => {
    let value = data;
    return path.map((step) => {
      const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
      const position = keys.indexOf(String(step));
      value = position < 0 ? undefined : Reflect.get(Object(value), step);
      return position;
    });
  };
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((position, depth) => position !== b[depth]);
    if (at < 0) return a.length - b.length;
    return (a[at] ?? 0) - (b[at] ?? -1);
  };
  return problems
    .map((problem) => ({ problem, rank: rank(problem) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ problem }) => problem);
}
