// A module of our own around a CommonJS package: bundled and loaded lazily, the package itself has no named exports.
export { Explorer } from 'cosmiconfig/dist/Explorer.js';
