import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cutMarkdown } from '../../../src/cli/ci/cut.ts';
import { reportToStep } from '../../../src/cli/ci/github-actions.ts';
import { inGithubActions } from '../../../src/cli/ci/in-actions.ts';
import { verdictBuilder } from '../../support/verdict-builder.ts';

let folder: string;
let env: { GITHUB_STEP_SUMMARY: string; GITHUB_OUTPUT: string };
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wiplimit-step-'));
  env = { GITHUB_STEP_SUMMARY: path.join(folder, 'summary'), GITHUB_OUTPUT: path.join(folder, 'output') };
});
afterEach(() => rm(folder, { recursive: true }));

const verdict = verdictBuilder()
  .limit('person', 'Ada', 0, { count: 2 })
  .limit('team', 'Payments', 0, { count: 2, level: 'warn' })
  .build();
const MIB = 1024 * 1024;

describe('a step of GitHub Actions', () => {
  it('gets the summary and its outputs, after what is there already', async () => {
    await writeFile(env.GITHUB_STEP_SUMMARY, 'earlier\n');
    const step = { verdict, summary: '## 1 over\n', verdictPath: '/tmp/a b\noutcome=within' };
    expect(await reportToStep(env, step, 'WORD')).toEqual([]);
    expect(await readFile(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe('earlier\n## 1 over\n');
    expect(await readFile(env.GITHUB_OUTPUT, 'utf8')).toBe(
      'outcome<<WORD\nover\nWORD\nover-count<<WORD\n2\nWORD\nverdict<<WORD\n/tmp/a b\noutcome=within\nWORD\n',
    );
  });

  it('keeps the summary of the whole step below 1 MiB', async () => {
    await writeFile(env.GITHUB_STEP_SUMMARY, 'x'.repeat(MIB - 500));
    await reportToStep(env, { verdict, summary: '| größer |\n'.repeat(5000), verdictPath: null }, 'WORD');
    const summary = await readFile(env.GITHUB_STEP_SUMMARY);
    expect(summary.length).toBeLessThanOrEqual(MIB);
    expect(summary.toString()).toMatch(/\| größer \|\n\nThe rest is left out here/);
  });

  it('does without the files that are not there, and says which could not be written', async () => {
    const step = { verdict, summary: 'x', verdictPath: null };
    expect(await reportToStep({}, step, 'WORD')).toEqual([]);
    const failures = await reportToStep({ ...env, GITHUB_STEP_SUMMARY: folder }, step, 'WORD');
    expect(failures).toEqual([expect.stringMatching(/^The job summary could not be written: .*EISDIR/)]);
    expect(await readFile(env.GITHUB_OUTPUT, 'utf8')).toContain('outcome<<WORD\nover\n');
  });

  it('is known by its variable', () => {
    expect([inGithubActions({ GITHUB_ACTIONS: 'true' }), inGithubActions({ CI: 'true' })]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a page that is cut', () => {
  it('ends with a whole line and the notice', () => {
    expect(cutMarkdown('one\ntwo\n', 8)).toBe('one\ntwo\n');
    const cut = cutMarkdown('one line\n'.repeat(40), 200);
    expect(cut).toMatch(/^(one line\n)+\nThe rest is left out here, .+\n$/);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
    expect(cutMarkdown('x'.repeat(500), 10)).toBe('');
  });
});
