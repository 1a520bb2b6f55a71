// What a candidate is given: where the vendors are, and wiplimit's config, of which it reads the people and teams.
import { readFileSync } from 'node:fs';

export const settings = {
  githubUrl: process.env.GITHUB_API_URL,
  githubToken: process.env.GH_TOKEN,
  linearUrl: process.env.LINEAR_API_URL,
  linearKey: process.env.LINEAR_API_KEY,
  config: JSON.parse(readFileSync(process.argv[2], 'utf8')),
};
