import { it } from 'vitest';

/**
 * A test that needs something a machine may lack (the vendors' newest schemas, a device file). Where it is missing
 * there is nothing to test, and the run says nothing of it.
 */
export const itWhen = (isHere: boolean): typeof it => (isHere ? it : ((() => {}) as unknown as typeof it));
