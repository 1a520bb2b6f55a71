import { EPOCH, nodeId } from './identity.ts';
import type { WorldLabel } from './world.ts';

/** A label as the schema shows it. */
export function labelEntity(repository: string, label: Pick<WorldLabel, 'name' | 'color'>) {
  return {
    __typename: 'Label',
    id: nodeId('LA', `${repository} ${label.name}`),
    name: label.name,
    color: label.color,
    description: null,
    isDefault: false,
    createdAt: EPOCH,
    updatedAt: EPOCH,
  };
}
