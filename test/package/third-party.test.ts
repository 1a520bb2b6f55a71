import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAllowed, thirdPartyLicenses } from '../../scripts/third-party.mjs';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['GPL-3.0-only', false],
  ['AGPL-3.0-or-later OR LGPL-2.1-only', false],
  ['MIT AND GPL-2.0-only', false],
  ['UNLICENSED', false],
  [undefined, false],
])('%s: %s', (license, allowed) => {
  expect(isAllowed(license)).toBe(allowed);
});

describe('the licences of a bundle', () => {
  let root: string;
  const install = async (folder: string, files: Record<string, string>) => {
    await mkdir(path.join(root, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(root, folder, name), text);
  };
  const manifest = (name: string, license: string) => JSON.stringify({ name, version: '1.0.0', license });
  const bundleOf = (inputs: Record<string, number>): Metafile => ({
    inputs: {},
    outputs: {
      'main.js': {
        bytes: 1,
        exports: [],
        imports: [],
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([file, bytesInOutput]) => [file, { bytesInOutput }]),
        ),
      },
    },
  });
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'wiplimit-licences-'));
    await install('node_modules/a', { 'package.json': manifest('a', 'MIT'), LICENSE: 'Copyright A' });
    await install('node_modules/a/node_modules/@b/c', {
      'package.json': manifest('@b/c', 'Apache-2.0'),
      'licence.md': 'Terms of C',
      NOTICE: 'Notice of C',
    });
    await install('node_modules/d', { 'package.json': manifest('d', 'GPL-3.0-only'), COPYING: 'GPL' });
    await install('node_modules/e', {
      'package.json': manifest('e', 'ISC'),
      'README.md': '# e\n\n## License\n\nCopyright E\n\n## More\n\nnothing\n',
    });
    await install('node_modules/f', { 'package.json': manifest('f', 'MIT'), 'README.md': '# f\n' });
  });
  afterEach(() => rm(root, { recursive: true }));

  test('each package that is in it once, with its texts, and none that was shaken out', async () => {
    const text = await thirdPartyLicenses(
      bundleOf({
        'src/own.ts': 9,
        'node_modules/a/x.js': 1,
        'node_modules/a/y.js': 1,
        'node_modules/a/node_modules/@b/c/dist/z.js': 1,
        'node_modules/e/index.js': 1,
        'node_modules/d/index.js': 0,
      }),
      root,
    );
    expect(text).toContain('code of 3 packages');
    expect(text.match(/Copyright A/g)).toHaveLength(1);
    expect(text).toContain('@b/c 1.0.0 (Apache-2.0)\n\nNotice of C\n\nTerms of C\n');
    expect(text).toContain('e 1.0.0 (ISC)\n\nCopyright E\n');
    expect(text).not.toMatch(/GPL|nothing/);
  });

  test('a licence that is not allowed, or has no text, stops the build by name', async () => {
    const bundle = bundleOf({ 'node_modules/d/index.js': 1, 'node_modules/f/index.js': 1 });
    await expect(thirdPartyLicenses(bundle, root)).rejects.toThrow('d (GPL-3.0-only), f (no licence text)');
  });
});
