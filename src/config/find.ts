import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CosmiconfigResult, Loader, Options } from 'cosmiconfig';
import { CODE_PLACES, codeRefused, isCode } from './code-config.ts';
import { packageHasConfig } from './parse-json.ts';
import { assertSearchable, readConfigFile } from './read-config-file.ts';

/** Where settings may stand in a folder, in the order of cosmiconfig; the first one that exists is the config. */
const DATA_PLACES: readonly string[] = ['', '.config/'].flatMap((folder) =>
  ['', '.json', '.yaml', '.yml'].map(
    (extension) => `${folder}${folder === '' ? '.' : ''}wiplimitrc${extension}`,
  ),
);

export interface FoundConfig {
  /** As the user gave it, else relative to `cwd`; `path.resolve(cwd, file)` opens it. */
  file: string;
  /** The text as it stands in the file; for package.json the whole file. */
  content: string;
}

/**
 * Finds the config by the rules of cosmiconfig, from `cwd` up to the folder that holds `.git`, and reads it.
 * Nothing is ever executed or imported: a config that is code is refused.
 * @param configFile the file that the user named; nothing is searched then
 * @returns null when there is none
 * @throws InputError when the file cannot be read or is code
 */
export async function findConfig(options: { cwd: string; configFile?: string }): Promise<FoundConfig | null> {
  const { cwd, configFile } = options;
  if (configFile !== undefined) {
    if (isCode(configFile)) throw codeRefused(configFile);
    return { file: configFile, content: await readConfigFile(path.resolve(cwd, configFile), configFile) };
  }
  const search = await folderSearch(cwd);
  for await (const folder of foldersUpToRepository(path.resolve(cwd))) {
    const found = await search(folder);
    if (found !== null) return found;
  }
  return null;
}

async function* foldersUpToRepository(start: string): AsyncGenerator<string> {
  for (let folder = start; ; folder = path.dirname(folder)) {
    yield folder;
    // In a worktree or submodule `.git` is a file.
    const isRepository = await stat(path.join(folder, '.git')).then(
      () => true,
      () => false,
    );
    if (isRepository || folder === path.dirname(folder)) return;
  }
}

/**
 * A search of one folder. The `Explorer` class is built directly because `cosmiconfig()` first loads, and so
 * may run, `.config/config.*` of the working directory.
 */
async function folderSearch(cwd: string): Promise<(folder: string) => Promise<FoundConfig | null>> {
  const { Explorer } = await import('./explorer.ts');
  const inPackage = new Explorer(explorerOptions(['package.json'], { '.json': loadPackage }, true));
  const inFiles = new Explorer(
    explorerOptions([...DATA_PLACES, ...CODE_PLACES], { default: loadText }, false),
  );

  return async (folder) => {
    for (const place of ['package.json', ...DATA_PLACES]) {
      const location = path.join(folder, place);
      await assertSearchable(location, path.relative(cwd, location));
    }
    const found: CosmiconfigResult = (await inPackage.search(folder)) ?? (await inFiles.search(folder));
    if (found === null) return null;
    const file = path.relative(cwd, found.filepath);
    if (isCode(file)) throw codeRefused(file);
    return { file, content: found.config?.text ?? '' };
  };
}

// The text stands in a wrapper, so cosmiconfig never sees an object whose `$import` it would follow.
const loadText: Loader = (_file, text) => ({ text });
const loadPackage: Loader = (_file, text) => (packageHasConfig(text) ? { wiplimit: { text } } : {});

function explorerOptions(searchPlaces: string[], loaders: Options['loaders'], ignoreEmpty: boolean) {
  return {
    moduleName: 'wiplimit',
    searchPlaces,
    loaders,
    ignoreEmptySearchPlaces: ignoreEmpty,
    searchStrategy: 'none',
    transform: (result: CosmiconfigResult) => result,
    cache: false,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
  } satisfies Options & { moduleName: string };
}
