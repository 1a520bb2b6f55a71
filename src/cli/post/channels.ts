import type { ChannelName } from '../../config/plan.ts';

/** Where `post` can send. */
export const CHANNELS = ['slack', 'msteams', 'discord', 'webhook'] as const satisfies ChannelName[];
/** Printed here instead of being sent. */
export const STDOUT = 'stdout';
