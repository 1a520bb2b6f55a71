declare const WIPLIMIT_VERSION: string | undefined;

/** The version in package.json, put in by the bundler. */
export const VERSION: string = typeof WIPLIMIT_VERSION === 'string' ? WIPLIMIT_VERSION : '0.0.0-source';

/** Where the pages of the docs are: the package does not hold them. */
export const DOCS_URL = 'https://github.com/wiplimit/wiplimit/blob/main/docs';
