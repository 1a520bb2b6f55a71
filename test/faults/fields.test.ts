import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { expect, test } from 'vitest';
import { hasVendorSchema, loadSchema } from '../support/github-server/schema.ts';
import { linearSchema } from '../support/linear-server/schema.ts';
import { COMPANY_GITHUB, CONFIGS, companyLinear } from './company.ts';
import { SOURCES, type Truth, truthOf, verdictBreaches, verdictsOf } from './oracle.ts';
import { type Outcome, runWith } from './run.ts';
import { createRandom, shuffled } from './sample.ts';
import { startScene } from './scene.ts';

const COMPANY = { github: COMPANY_GITHUB, linear: companyLinear(), configs: CONFIGS };
const SCHEMAS = {
  github: () => loadSchema(hasVendorSchema() ? 'vendor' : 'npm'),
  linear: () => linearSchema('subset'),
};
/** A schema as large as GitHub's takes a while to build, so of its fields some are tried. */
const TRIED = { github: 8, linear: 40 };
const SEED = 3;

/** Every field that the documents of a run ask for, as `Type.field`. */
function fieldsIn(bodies: readonly string[], schema: GraphQLSchema): string[] {
  const fields = new Set<string>();
  for (const body of bodies) {
    const { query } = JSON.parse(body) as { query: string };
    const info = new TypeInfo(schema);
    const Field = () => {
      const [parent, field] = [info.getParentType(), info.getFieldDef()];
      // What is a node without its id is no schema.
      if (parent && field && field.name !== 'id' && !field.name.startsWith('__'))
        fields.add(`${parent.name}.${field.name}`);
    };
    visit(parse(query), visitWithTypeInfo(info, { Field }));
  }
  return [...fields].sort();
}

test.each(SOURCES)(
  'a field that this %s does not know is told of, and nothing vanishes without a word',
  async (source) => {
    const scene = await startScene(COMPANY);
    const truth = truthOf(scene.plans, await runWith(scene));
    const { requests } = await runWith(scene);
    await scene.close();
    const fields = fieldsIn(requests[source], SCHEMAS[source]());
    const tried = shuffled(createRandom(SEED), fields).slice(0, TRIED[source]);
    const wrong: string[] = [];
    for (const field of tried) {
      const older = await startScene(COMPANY, { without: { [source]: [field] } });
      const outcome = await runWith(older, { [source]: [] }).catch((error: unknown) => String(error));
      await older.close();
      wrong.push(...breachesWithout(truth, outcome).map((breach) => `${source} without ${field}: ${breach}`));
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

/** A complete reading may tell less of each record, with a note; it must have every record. */
function breachesWithout(truth: Truth, outcome: Outcome | string): string[] {
  if (typeof outcome === 'string') return [`it throws ${outcome}`];
  const { snapshot } = outcome;
  if (snapshot.sources.some(({ status }) => status !== 'complete'))
    return Object.entries(verdictsOf(truth.plans, snapshot)).flatMap(([name, verdict]) => {
      const told = truth.verdicts[name];
      return told === undefined ? [] : verdictBreaches(told, verdict);
    });
  const known = new Set(snapshot.records.map(({ id }) => id));
  const missing = truth.snapshot.records.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  const notes = (from: Truth['snapshot']) => from.sources.flatMap((report) => report.notes);
  const isSilent = notes(snapshot).length === notes(truth.snapshot).length;
  const differs = JSON.stringify(snapshot.records) !== JSON.stringify(truth.snapshot.records);
  return [
    ...(missing.length > 0 ? [`complete, yet ${missing.join(', ')} is missing`] : []),
    ...(isSilent && differs ? ['complete and without a note, yet the records differ'] : []),
  ];
}
