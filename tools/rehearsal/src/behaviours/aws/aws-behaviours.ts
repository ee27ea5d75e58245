import type { AwsData } from '../../aws/aws-data';
import type { Behaviour } from '../behaviour';
import { certificateBehaviours } from './certificate';
import { defaultNetworkBehaviours } from './default-network';
import { eksBehaviours } from './eks';
import { networkPlacementBehaviours } from './network-placement';
import { vpcBehaviours } from './vpc';

/** What AWS types do beyond keeping their attributes. */
export function awsBehaviours(data: AwsData): Readonly<Record<string, Behaviour>> {
  return {
    ...certificateBehaviours,
    ...eksBehaviours(data),
    ...vpcBehaviours,
    ...networkPlacementBehaviours(data),
    ...defaultNetworkBehaviours(data),
  };
}
