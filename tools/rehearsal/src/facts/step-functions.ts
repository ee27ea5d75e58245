import type { FactsByType } from './resource-facts';

/** What belongs to state machines. */
export const stepFunctions: FactsByType = {
  // Its ARN, which is its id, comes from that of the state machine: see the behaviour.
  aws_sfn_alias: {
    forceNew: ['name'],
    computed: { creation_date: '{time}' },
    uniqueBy: ['arn'],
    validation: {
      name: { length: [1, 80] },
      'routing_configuration.weight': { range: [0, 100] },
    },
  },

  aws_sfn_activity: {
    forceNew: ['encryption_configuration', 'name'],
    id: '{arn}',
    arn: 'arn:{partition}:states:{region}:{account}:activity:{name}',
    computed: { creation_date: '{time}' },
    uniqueBy: ['name'],
    validation: { name: { length: [1, 80] } },
  },
};
