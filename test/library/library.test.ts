import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check, defineConfig, FORMATS, InputError, render } from '../../src/index.ts';
import { linearIssue, NOW } from '../support/builders.ts';
import { linearWorld, startLinearServer } from '../support/linear-server/index.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const config = defineConfig({ linear: { teams: ['PAY'] }, limits: [{ per: 'person', max: 1 }] });
const snapshot = {
  schemaVersion: 1 as const,
  takenAt: NOW,
  sources: [{ name: 'linear' as const, status: 'complete' as const }],
  records: ['PAY-1', 'PAY-2'].map((id) => linearIssue({ id, assignees: ['ada@acme.com'] })),
};

describe('check', () => {
  it('judges a snapshot as of when it was taken, or as of now', async () => {
    const verdict = await check({ config, snapshot });
    expect(verdict).toMatchObject({ outcome: 'over', asOf: NOW });
    const now = new Date('2026-12-24T09:00:00Z');
    expect((await check({ config, snapshot, now })).asOf).toBe('2026-12-24T09:00:00Z');
  });

  it('asks the sources where there is no snapshot, with the environment it is given', async () => {
    const world = linearWorld({
      users: [{ email: 'ada@acme.com' }],
      teams: [{ key: 'PAY', name: 'Payments', members: ['ada@acme.com'] }],
      issues: [{ identifier: 'PAY-1', state: 'In Progress', assignee: 'ada@acme.com' }],
    });
    const server = await startLinearServer(world, { now: NOW, apiKeys: ['lin_api_library'] });
    const lines: string[] = [];
    const env = { LINEAR_API_KEY: 'lin_api_library', LINEAR_API_URL: server.url };
    const options = { config, env, now: new Date(NOW), debug: (line: string) => void lines.push(line) };
    const verdict = await check(options).finally(() => server.close());
    expect(verdict.outcome).toBe('within');
    expect(verdict.items.map(({ id }) => id)).toEqual(['PAY-1']);
    expect(lines.join()).toMatch(/linear: /);
    expect(lines.join()).not.toContain('lin_api_library');
  });

  it('says everything that is wrong with the config at once', async () => {
    const broken = check({ config: { limits: [{ per: 'persn', max: -1 }], limit: [] }, snapshot });
    await expect(broken).rejects.toBeInstanceOf(InputError);
    const problems = await broken.catch((error: InputError) => error.problems);
    expect(problems).toHaveLength(3);
  });

  it('refuses a config that gives it nothing to read', async () => {
    await expect(check({ config: { limits: [] }, env: {} })).rejects.toThrow('there is nothing to read');
  });
});

it('lets pass what a baseline holds', async () => {
  const baseline = { schemaVersion: 1, limits: { 'person/ada@acme.com/*': 2 } };
  const { outcome, limits } = await check({ config, snapshot, baseline });
  expect([outcome, limits[0]?.baseline]).toEqual(['within', 2]);
  await expect(check({ config, snapshot, baseline: { limits: [] } })).rejects.toBeInstanceOf(InputError);
});

it('refuses a format that it does not know, and names those it does', async () => {
  const verdict = await check({ config, snapshot });
  expect(() => render(verdict, 'pdf' as 'json')).toThrow(InputError);
});

it('refuses to render what is no verdict, and says what it needs', async () => {
  const refusal = (verdict: unknown) => {
    try {
      return render(verdict as never, 'markdown');
    } catch (error) {
      if (error instanceof InputError) return error.problems;
      throw error;
    }
  };
  const asked = check({ config, snapshot });
  expect(refusal(asked)).toEqual([
    expect.objectContaining({ file: 'verdict', message: expect.stringMatching(/a promise.*check\(\)/) }),
  ]);
  for (const nothing of [{}, undefined, 'within'])
    expect(refusal(nothing)).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^is none\. .*check\(\)/) }),
    ]);
  const { items: _, ...partly } = await asked;
  expect(refusal(partly)).toEqual([
    expect.objectContaining({ path: 'items', hint: expect.stringContaining('JSON.parse') }),
  ]);
});

it('renders a verdict to what it rendered before it was saved', async () => {
  const verdict = await check({ config, snapshot });
  for (const format of FORMATS)
    expect(render(JSON.parse(render(verdict, 'json')), format)).toBe(render(verdict, format));
  expect(JSON.parse(render(verdict, 'json'))).toEqual(verdict);
});

it.each(FORMATS)('render gives a verdict as %s', async (format) => {
  const verdict = await check({ config, snapshot });
  // Metrics name no items.
  expect(render(verdict, format)).toContain(format === 'openmetrics' ? 'wiplimit_in_flight' : 'PAY-1');
});

describe('the package', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wiplimit-library-'));
    writeFileSync(path.join(folder, 'package.json'), '{"type": "module"}');
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'tools'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has types that need no other package, and find mistakes', () => {
    const user = (limits: string, use: string) => `
      import { check, defineConfig, type Verdict } from '${path.join(ROOT, 'dist/index.js')}';
      const config = defineConfig({ linear: { teams: ['PAY'] }, limits: [${limits}] });
      const verdict: Verdict = await check({ config });
      console.log(verdict.${use});`;
    const compile = (source: string) => {
      writeFileSync(path.join(folder, 'user.ts'), source);
      const args = [
        '--noEmit',
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        '',
        'user.ts',
      ];
      const { stdout } = spawnSync(path.join(ROOT, 'node_modules/.bin/tsc'), args, {
        cwd: folder,
        encoding: 'utf8',
      });
      return stdout
        .split('\n')
        .filter((line) => !/Cannot find name 'console'/.test(line) && line.includes('error'));
    };
    expect(compile(user("{ per: 'person', max: 3 }", 'limits[0]?.count'))).toEqual([]);
    expect(compile(user("{ per: 'persn', max: 3 }", 'limits[0]?.count'))).toHaveLength(1);
    expect(compile(user("{ per: 'person', max: 3 }", 'limts'))).toHaveLength(1);
  });
});
