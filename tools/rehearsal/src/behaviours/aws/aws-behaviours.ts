import type { AwsData } from '../../aws/aws-data';
import type { Behaviour } from '../behaviour';
import { certificateBehaviours } from './certificate';
import { defaultNetworkBehaviours } from './default-network';
import { eksBehaviours } from './eks';
import { lambdaBehaviours } from './lambda';
import { networkPlacementBehaviours } from './network-placement';
import { peeringBehaviours } from './peering';
import { stateMachineBehaviours } from './state-machine';
import { vpcBehaviours } from './vpc';

/**
 * What AWS types do beyond keeping their attributes.
 *
 * @param folder Folder that Terraform runs in: names of local files count from there.
 */
export function awsBehaviours(data: AwsData, folder = '.'): Readonly<Record<string, Behaviour>> {
  return {
    ...certificateBehaviours,
    ...eksBehaviours(data),
    ...lambdaBehaviours(folder),
    ...peeringBehaviours,
    ...stateMachineBehaviours,
    ...vpcBehaviours,
    ...networkPlacementBehaviours(data),
    ...defaultNetworkBehaviours(data),
  };
}
