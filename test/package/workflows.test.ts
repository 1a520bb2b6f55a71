import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const GITHUB = path.join(import.meta.dirname, '../../.github');
const text = (file: string) => readFileSync(path.join(GITHUB, file), 'utf8');
const filesIn = (folder: string) => readdirSync(path.join(GITHUB, folder)).map((file) => `${folder}/${file}`);

const permissions = z.record(z.string(), z.enum(['read', 'write']));
const workflow = z.object({
  permissions,
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      permissions: permissions.optional(),
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
});

describe.each(filesIn('workflows'))('%s', (file) => {
  const { permissions: all, jobs } = workflow.parse(parse(text(file)));

  test('every action is pinned by commit, and says which version that is', () => {
    const lines = text(file).match(/^.*\buses:.*$/gm) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('nothing may write unless it must, and what may runs no code of the repository', () => {
    expect(Object.values(all)).not.toContain('write');
    const writers = Object.entries(jobs).filter(([, job]) =>
      Object.values(job.permissions ?? {}).includes('write'),
    );
    expect(writers.map(([name, job]) => [name, job.permissions])).toEqual(
      file.endsWith('release.yml')
        ? [
            ['publish', { 'id-token': 'write' }],
            ['announce', { contents: 'write' }],
          ]
        : [],
    );
    for (const [, { steps }] of writers)
      for (const { uses = '', run = '' } of steps) {
        expect(uses).not.toContain('actions/checkout');
        expect(run).not.toMatch(/npm (ci|install|test|run)/);
      }
  });

  test('no text that someone else wrote is put into a command', () => {
    for (const { steps } of Object.values(jobs))
      for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

const form = z.object({
  name: z.string(),
  description: z.string(),
  body: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('markdown'), attributes: z.object({ value: z.string() }) }),
        z.object({
          type: z.enum(['input', 'textarea']),
          id: z.string(),
          attributes: z.object({ label: z.string() }),
          validations: z.object({ required: z.boolean() }).optional(),
        }),
      ]),
    )
    .min(1),
});
const forms = filesIn('ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml'));

test.each(forms)('%s is a form that GitHub takes', (file) => {
  const { body } = form.parse(parse(text(file)));
  const ids = body.flatMap((field) => (field.type === 'markdown' ? [] : [field.id]));
  expect(new Set(ids).size).toBe(ids.length);
});

test('who reports a wrong count is asked for explain and a snapshot', () => {
  const { body } = form.parse(parse(text('ISSUE_TEMPLATE/wrong-count.yml')));
  const required = body.flatMap((field) =>
    field.type !== 'markdown' && field.validations?.required === true ? [field.id] : [],
  );
  expect(required).toEqual(expect.arrayContaining(['explain', 'snapshot']));
});
