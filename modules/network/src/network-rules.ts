import { Problems } from '@landfall/contracts';
import { checkAddresses } from './address-rules';
import { checkEndpoints } from './endpoint-rules';
import { checkName } from './name-rules';
import { derivePlan, type NetworkPlan } from './network-plan';
import type { NetworkProps } from './network-props';
import { checkRoutes } from './route-rules';
import { checkZones } from './zone-rules';

/**
 * Checks the props and derives from them.
 *
 * @param at Construct path, for messages.
 * @throws LandfallError with every problem found.
 */
export function planNetwork(props: NetworkProps, at: string): NetworkPlan {
  const problems = new Problems(at);
  const plan = derivePlan(props, problems, at);
  checkName(props, problems, at);
  checkZones(props, problems, at);
  checkAddresses(props, plan, problems, at);
  checkRoutes(props, plan, problems, at);
  checkEndpoints(props, plan, problems, at);
  problems.throwIfAny();
  return plan;
}
