// A module of our own, so that the bundle holds only this of the vendor's SDK: it is 2 MB of models that load lazily.
export { LinearGraphQLClient } from '@linear/sdk';
