import type { ResourceFacts } from './resource-facts';

/** An object that is in no namespace. */
export const clusterScoped: ResourceFacts = {
  optionalComputed: ['metadata.name'],
  forceNew: ['metadata.generate_name', 'metadata.name'],
  id: '{metadata.name}',
  computed: {
    'metadata.name': '{metadata.generate_name}{alnum:5}',
    'metadata.generation': 0,
    'metadata.resource_version': '{number:1000-99999}',
    'metadata.uid': '{uuid}',
  },
  uniqueBy: ['metadata.name'],
  conflictsWith: [['metadata.generate_name', 'metadata.name']],
};

/** An object of a namespace. */
export const namespaced = {
  ...clusterScoped,
  forceNew: ['metadata.generate_name', 'metadata.name', 'metadata.namespace'],
  defaults: { 'metadata.namespace': 'default' },
  id: '{metadata.namespace}/{metadata.name}',
  uniqueBy: ['metadata.namespace', 'metadata.name'],
} as const satisfies ResourceFacts;
