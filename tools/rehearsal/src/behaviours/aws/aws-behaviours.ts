import type { AwsData } from '../../aws/aws-data';
import type { Behaviour } from '../behaviour';
import { eksBehaviours } from './eks';
import { iamBehaviours } from './iam';
import { kmsBehaviours } from './kms';
import { s3Behaviours } from './s3';
import { ssmBehaviours } from './ssm';
import { vpcBehaviours } from './vpc';

/** What AWS types do beyond keeping their attributes, and what AWS refuses when they are applied. */
export function awsBehaviours(data: AwsData): Readonly<Record<string, Behaviour>> {
  return {
    ...eksBehaviours(data),
    ...iamBehaviours,
    ...kmsBehaviours,
    ...s3Behaviours,
    ...ssmBehaviours,
    ...vpcBehaviours,
  };
}
