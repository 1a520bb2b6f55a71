import { readFile, writeFile } from 'node:fs/promises';
import { compile } from 'json-schema-to-typescript';

/** Every object with all of its keys: what wiplimit gives is whole, whatever older files may lack. */
function whole(schema) {
  if (Array.isArray(schema)) return schema.map(whole);
  if (typeof schema !== 'object' || schema === null) return schema;
  const own = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(value)]));
  return own.type === 'object' && own.properties ? { ...own, required: Object.keys(own.properties) } : own;
}

async function typeOf(root, name, change = (schema) => schema) {
  const file = `${root}dist/schema/${name.toLowerCase()}.schema.json`;
  const { $id: _, $schema: __, title: ___, ...schema } = JSON.parse(await readFile(file, 'utf8'));
  const options = { bannerComment: '', additionalProperties: false, ignoreMinAndMaxItems: true };
  return compile(change(schema), name, options);
}

/** Writes dist/index.d.ts: the library's types, which need no other package. */
export async function writeTypes(root) {
  const text = await readFile(`${root}scripts/index.d.ts.txt`, 'utf8');
  const { FORMATS } = await import(`${root}dist/index.js`);
  const api = text.replace('FORMAT_NAMES', FORMATS.map((name) => `'${name}'`).join(', '));
  const types = await Promise.all([
    typeOf(root, 'Config'),
    typeOf(root, 'Snapshot'),
    typeOf(root, 'Verdict', whole),
  ]);
  await writeFile(`${root}dist/index.d.ts`, [api, ...types].join('\n'));
}
