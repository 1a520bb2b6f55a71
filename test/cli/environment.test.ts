import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../src/cli/environment.ts';
import { createRedactor } from '../../src/cli/redact.ts';
import { userDirectory } from '../../src/cli/user-directory.ts';
import { run } from '../support/fake-process.ts';

describe('proxy variables', () => {
  test.each<[Record<string, string>, object]>([
    [{ HTTP_PROXY: '', http_proxy: 'http://p:1' }, { HTTP_PROXY: 'http://p:1' }],
    [{ HTTPS_PROXY: 'http://upper:1', https_proxy: '' }, { HTTPS_PROXY: 'http://upper:1' }],
    [{ HTTPS_PROXY: 'http://upper:1', https_proxy: 'http://lower:1' }, { HTTPS_PROXY: 'http://lower:1' }],
    [{ no_proxy: ' acme.com ' }, { NO_PROXY: 'acme.com' }],
    [{ HTTP_PROXY: ' ' }, { HTTP_PROXY: undefined }],
  ])('%j gives %j', (env, expected) => {
    expect(readEnvironment(env)).toMatchObject(expected);
  });
});

describe('addresses', () => {
  test.each([
    'http://api.acme.com/graphql',
    'https://ada:hunter22@api.acme.com/graphql',
    'http://127.0.0.1.acme.com',
    'file:///etc/passwd',
  ])('%s is refused without being shown', (address) => {
    for (const name of ['GITHUB_API_URL', 'GITHUB_GRAPHQL_URL', 'LINEAR_API_URL'])
      expect(() => readEnvironment({ [name]: address })).toThrow(
        expect.objectContaining({ problems: [expect.objectContaining({ path: name })] }),
      );
  });
});

test.each([[['demo']], [['schema']], [['schema', 'verdict']]])(
  'a variable that is wrong keeps nobody from %j',
  async (args) => {
    const env = { WIPLIMIT_NOW: 'tomorrow', GITHUB_API_URL: 'nonsense' };
    const { exitCode, stdout } = await run({ args, env });
    expect({ exitCode, isPrinted: stdout.length > 100 }).toEqual({ exitCode: 0, isPrinted: true });
  },
);

test('the cache lies where the system’s custom is, and nowhere without a home', () => {
  const home = { HOME: '/home/ada' };
  expect(userDirectory('cache', home, 'linux')).toBe('/home/ada/.cache/wiplimit');
  expect(userDirectory('cache', home, 'darwin')).toBe('/home/ada/Library/Caches/wiplimit');
  expect(userDirectory('cache', { ...home, XDG_CACHE_HOME: '/var/cache/ada' }, 'darwin')).toBe(
    '/var/cache/ada/wiplimit',
  );
  expect(userDirectory('cache', { ...home, XDG_CACHE_HOME: 'relative' }, 'linux')).toBe(
    '/home/ada/.cache/wiplimit',
  );
  expect(userDirectory('cache', { LOCALAPPDATA: '/ada/local' }, 'win32')).toBe('/ada/local/wiplimit/Cache');
  expect([userDirectory('cache', {}, 'linux'), userDirectory('cache', home, 'win32')]).toEqual([null, null]);
});

test('a secret is hidden as text and as JSON writes it', () => {
  const secret = 'odd"token\\with/signs';
  const redact = createRedactor([secret, null]);
  expect(redact(`a ${secret} b ${JSON.stringify({ secret })}`)).toBe(
    'a [redacted] b {"secret":"[redacted]"}',
  );
});
