import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfigPlaces } from '../../../src/cli/ci/config-places.ts';
import { lineFinder } from '../../../src/cli/ci/line-finder.ts';

const JSON_CONFIG = `// ours
{
  "aging": { "sle": 8 },
  "limits": [
    { "per": "person", "max": 3 },
    /* the teams */
    {
      "per": "team",
      "max": 5,
    },
  ],
}`;
const YAML_CONFIG = `# ours
aging:
  sle: 8
limits:
  - per: person
    max: 3
  # the teams
  -
    per: team
    max: 5
  - { per: agent, max: 2 }
`;

describe('the line of a part of the config', () => {
  it.each([
    ['limits[0]', 5],
    ['limits[1]', 7],
    ['limits', 4],
    ['aging', 3],
    ['limits[9]', null],
    ['exceptions', null],
    ['', null],
  ])('in JSON with comments: %s', async (configPath, line) => {
    expect((await lineFinder(JSON_CONFIG, '.wiplimitrc'))(configPath)).toBe(line);
  });

  it.each([
    ['limits[0]', 5],
    ['limits[1]', 9],
    ['limits[2]', 11],
    ['limits', 4],
    ['aging', 2],
    ['limits[9]', null],
    ['limits.per', null],
  ])('in YAML: %s', async (configPath, line) => {
    expect((await lineFinder(YAML_CONFIG, '.wiplimitrc'))(configPath)).toBe(line);
  });

  it('in a package.json, under its own key', async () => {
    const text = '{\n  "limits": [1],\n  "wiplimit": {\n    "limits": [\n      {}\n    ]\n  }\n}';
    expect((await lineFinder(text, 'web/package.json'))('limits[0]')).toBe(5);
  });

  it('with Windows line breaks and a byte order mark', async () => {
    const text = `\uFEFF${JSON_CONFIG.replaceAll('\n', '\r\n')}`;
    expect((await lineFinder(text, '.wiplimitrc.json'))('limits[1]')).toBe(7);
  });
});

describe('the place of a config', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'wiplimit-places-'));
    await mkdir(path.join(root, 'repo/team'), { recursive: true });
    await writeFile(path.join(root, 'repo/team/limits.json'), JSON_CONFIG);
    await writeFile(path.join(root, 'outside.json'), JSON_CONFIG);
  });
  afterAll(() => rm(root, { recursive: true }));
  const places = (configFile: string) =>
    readConfigPlaces(
      { cwd: () => path.join(root, 'repo/team'), env: { GITHUB_WORKSPACE: path.join(root, 'repo') } },
      configFile,
    );

  it('is told from the root of the repository', async () => {
    expect((await places('limits.json'))('limits[1]')).toEqual({ file: 'team/limits.json', line: 7 });
  });

  it.each(['../../outside.json', 'missing.json', '.'])('is none for %s', async (configFile) => {
    expect((await places(configFile))('limits[1]')).toBeNull();
  });
});
