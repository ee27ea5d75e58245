import { InventedAnswer, type DataSource } from '../data-source';
import { textsOf } from './zones';

/**
 * `aws_iam_principal_policy_simulation`: permissions are not simulated, so every action is said to be allowed, with the
 * warning that goes with what is made up. Denied, a postcondition that asks for a permission would stop each rehearsal.
 */
export const policySimulation: DataSource = ({ config }) => {
  const resources = textsOf(config['resource_arns']);
  const results = textsOf(config['action_names']).flatMap((action) =>
    (resources.length === 0 ? ['*'] : resources).map((resource) => ({
      action_name: action,
      allowed: true,
      decision: 'allowed',
      decision_details: {},
      matched_statements: [],
      missing_context_keys: [],
      resource_arn: resource,
    })),
  );
  return new InventedAnswer({ id: '-', all_allowed: true, results });
};
