export { lookUpLinear } from './look-up-linear.ts';
export { readLinear } from './read-linear.ts';
