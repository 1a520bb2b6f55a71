import { readdirSync, readFileSync } from 'node:fs';
import { LinearClient } from '@linear/sdk';
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { expect, test } from 'vitest';
import { hasFullSchema, linearWorld, startLinearServer } from './index.ts';
import { linearSchema } from './schema.ts';

/** Each field, argument, value and member of a type as a line with its type, such as `Issue.state: WorkflowState!`. */
function linesOf(type: GraphQLNamedType): string[] {
  const { name } = type;
  if (isEnumType(type)) return type.getValues().map((value) => `${name}.${value.name}`);
  if (isUnionType(type)) return type.getTypes().map((member) => `${name} = ${member.name}`);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((f) => `${name}.${f.name}: ${f.type}`);
  if (!isObjectType(type) && !isInterfaceType(type)) return [`scalar ${name}`];
  return [
    ...type.getInterfaces().map((each) => `${name} implements ${each.name}`),
    ...Object.values(type.getFields()).flatMap((field) => [
      `${name}.${field.name}: ${field.type}`,
      ...field.args.map((argument) => `${name}.${field.name}(${argument.name}: ${argument.type})`),
    ]),
  ];
}

const allLines = (name: 'subset' | 'full') =>
  Object.values(linearSchema(name).getTypeMap())
    .filter((type) => !type.name.startsWith('__'))
    .flatMap(linesOf);

test('everything in the subset stands in the full schema with the same type', () => {
  const subset = allLines('subset');
  const full = new Set(allLines(hasFullSchema ? 'full' : 'subset'));
  expect(subset.filter((line) => !full.has(line))).toEqual([]);
  expect(subset).toContain('Issue.state: WorkflowState!');
});

test('an argument left out of the subset is never a required one', () => {
  const full = linearSchema(hasFullSchema ? 'full' : 'subset');
  const missing = Object.values(linearSchema('subset').getTypeMap()).flatMap((type) => {
    const other = full.getType(type.name);
    if (!isObjectType(type) || !isObjectType(other)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      (other.getFields()[field.name]?.args ?? [])
        .filter((argument) => String(argument.type).endsWith('!') && argument.defaultValue === undefined)
        .filter((argument) => !field.args.some((own) => own.name === argument.name))
        .map((argument) => `${type.name}.${field.name}(${argument.name})`),
    );
  });
  expect(missing).toEqual([]);
});

const QUERIES = new URL('../../../../shared/vendor/queries/', import.meta.url);
const VARIABLES: Record<string, unknown> = {
  'linear-completed.graphql': {
    filter: { completedAt: { gte: '-P30D' }, state: { type: { eq: 'completed' } } },
  },
  'linear-in-flight-min.graphql': { filter: { state: { type: { in: ['started'] } } } },
  'linear-in-flight.graphql': { filter: { state: { type: { in: ['started'] } } } },
  'linear-teams.graphql': {},
};

test('documents written for Linear run over the full schema and over the subset', async () => {
  const names = hasFullSchema ? readdirSync(QUERIES).filter((name) => name.startsWith('linear-')) : [];
  const now = '2026-11-23T12:00:00.000Z';
  const world = linearWorld({
    teams: [{ key: 'PAY', members: ['ada@acme.com'] }],
    issues: [
      { identifier: 'PAY-1', assignee: 'ada@acme.com', labels: ['bank'], project: 'Refunds', cycle: 4 },
      { identifier: 'PAY-2', state: 'Done', completedAt: '2026-11-20T09:00:00Z' },
    ],
    cycles: [{ team: 'PAY', number: 4, startsAt: '2026-11-16T00:00:00Z', endsAt: '2026-11-30T00:00:00Z' }],
  });
  for (const schema of hasFullSchema ? (['full', 'subset'] as const) : []) {
    const server = await startLinearServer(world, { schema, now });
    const { client } = new LinearClient({ apiKey: 'lin_api_test', apiUrl: server.url });
    for (const name of names) {
      const query = readFileSync(new URL(name, QUERIES), 'utf8');
      const { data } = await client.rawRequest(query, VARIABLES[name] as Record<string, unknown>);
      expect(Object.values(data as Record<string, { nodes?: unknown[] }>)[0]?.nodes, name).toHaveLength(1);
    }
    await server.close();
  }
});

test('the subset closes over itself: a list of something is a page of that thing', () => {
  const types = Object.values(linearSchema('subset').getTypeMap()).filter((type) =>
    type.name.endsWith('Connection'),
  );
  expect(types.length).toBeGreaterThan(5);
  for (const type of types) {
    if (!isObjectType(type)) throw new Error(`${type.name} is no object`);
    expect(getNamedType(type.getFields().nodes?.type)?.name).toBe(type.name.replace(/Connection$/, ''));
  }
});
