// A module of our own around a CommonJS package: bundled and loaded lazily, the package itself has no named exports.
export { EnvHttpProxyAgent, fetch, Pool } from 'undici';
