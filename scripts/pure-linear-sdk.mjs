import { readFile } from 'node:fs/promises';

/**
 * An esbuild plugin. The Linear SDK is one module of 2 MB whose enums and documents are made by calls that no bundler
 * can know to be free of effects. Marked as such, only the client that is used remains (22 KB).
 */
export const pureLinearSdk = {
  name: 'pure-linear-sdk',
  setup(build) {
    build.onLoad({ filter: /@linear.sdk.dist.index\.mjs$/ }, async ({ path }) => ({
      loader: 'js',
      contents: (await readFile(path, 'utf8')).replace(
        /= (?=new [A-Z]|\(?function\(|Object\.freeze\()/g,
        '= /* @__PURE__ */ ',
      ),
    }));
  },
};
