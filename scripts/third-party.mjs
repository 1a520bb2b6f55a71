// The licences of what the bundle holds: they want to be handed on with it.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Licences that allow a bundle under MIT, given their notice. Another one needs a decision, so it stops the build. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/**
 * The packages of a bundle, by name and version, with the texts that their licences want kept.
 * @param {import('esbuild').Metafile} metafile its inputs are relative to `root`
 * @param {string} root
 * @throws {Error} naming every package whose licence is missing or not among those above
 */
export async function thirdPartyPackages(metafile, root) {
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = new Set(inputs.flatMap((file) => packageFolder(file) ?? []));
  const packages = await Promise.all([...folders].map((folder) => readPackage(path.join(root, folder))));
  const refused = packages.filter(({ license, texts }) => !isAllowed(license) || texts.length === 0);
  if (refused.length > 0) {
    const names = refused.map(({ name, license, texts }) =>
      texts.length === 0 ? `${name} (no licence text)` : `${name} (${license ?? 'no licence named'})`,
    );
    throw new Error(
      `These packages must not be bundled before someone has looked at their licences: ${names.join(', ')}. Allowed are ${[...ALLOWED].join(', ')}; scripts/third-party.mjs has the list.`,
    );
  }
  const unique = new Map(packages.map((found) => [`${found.name}@${found.version}`, found]));
  return [...unique.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The same as one text. */
export async function thirdPartyLicenses(metafile, root) {
  const packages = await thirdPartyPackages(metafile, root);
  const head = `wiplimit holds code of ${packages.length} packages. These are their licences.\n`;
  const parts = packages.map(
    ({ name, version, license, texts }) =>
      `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`,
  );
  return [head, ...parts].join('\n');
}

/** @param {string | undefined} license an SPDX expression; with OR one allowed licence is enough */
export function isAllowed(license) {
  if (typeof license !== 'string' || /\b(AND|WITH)\b/.test(license)) return false;
  return license
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((id) => ALLOWED.has(id));
}

/** `node_modules/a/node_modules/@b/c` of `node_modules/a/node_modules/@b/c/dist/x.js`. */
function packageFolder(file) {
  const found = /^(?:[a-z-]+:)?(.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found?.[1];
}

async function readPackage(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  const kept = texts.length > 0 ? texts : await readmeSection(folder);
  return { name, version, license, texts: kept.map((text) => text.replace(/\r\n/g, '\n').trim()) };
}

/** Some packages state their licence at the end of their README only. */
async function readmeSection(folder) {
  const readme = (await readdir(folder)).find((file) => /^readme\b/i.test(file));
  if (readme === undefined) return [];
  const text = await readFile(path.join(folder, readme), 'utf8');
  const [, section = ''] = text.split(/^(?:#+ *licen[cs]e\b.*|licen[cs]e\n[-=]+)$/im);
  const own = section.split(/^#/m)[0].trim();
  return own === '' ? [] : [own];
}
