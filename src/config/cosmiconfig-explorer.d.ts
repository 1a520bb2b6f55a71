/** cosmiconfig publishes no types for the class behind `cosmiconfig()`; this is the part that we use. */
declare module 'cosmiconfig/dist/Explorer.js' {
  import type { CosmiconfigResult, Options } from 'cosmiconfig';

  export class Explorer {
    constructor(options: Options);
    /** The first search place that exists in `from` and, by the search strategy, above it. */
    search(from: string): Promise<CosmiconfigResult>;
  }
}
