// A module of our own around a CommonJS package: bundled and loaded lazily, the package itself has no named exports.
import pg from 'pg';

export const { Pool, types } = pg;
