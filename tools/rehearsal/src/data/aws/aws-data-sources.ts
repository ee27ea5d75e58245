import type { AwsData } from '../../aws/aws-data';
import type { DataSource } from '../data-source';
import { dataProtectionPolicy } from './data-protection-policy';
import { defaultNetworkSources } from './default-network';
import { ecrLifecyclePolicy } from './ecr-lifecycle-policy';
import { eksSources } from './eks';
import { encryptionSources } from './encryption';
import { endpointServiceSources } from './endpoint-services';
import { identityCenterSources } from './identity-center';
import { identitySources } from './identity';
import { imageSources } from './images';
import { keyAndParameterSources } from './keys-and-parameters';
import { instanceTypeSources } from './instance-types';
import { lambdaSources } from './lambda';
import { outpostSources } from './outposts';
import { policyDocument } from './policy-document';
import { policySimulation } from './policy-simulation';
import { prefixListSources } from './prefix-lists';
import { publishedSources } from './published';
import { registrySources } from './registries';
import { zoneSources } from './zones';

/** The AWS data sources that are not just a look at objects of the resource type of the same name. */
export function awsDataSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    ...identitySources(data),
    ...zoneSources(data),
    ...prefixListSources(data),
    ...defaultNetworkSources(data),
    ...eksSources(data),
    ...imageSources,
    ...instanceTypeSources(data),
    ...endpointServiceSources,
    ...publishedSources,
    ...registrySources,
    ...identityCenterSources,
    ...outpostSources,
    ...keyAndParameterSources(data),
    ...encryptionSources,
    ...lambdaSources,
    aws_cloudwatch_log_data_protection_policy_document: dataProtectionPolicy,
    aws_ecr_lifecycle_policy_document: ecrLifecyclePolicy,
    aws_iam_policy_document: policyDocument,
    aws_iam_principal_policy_simulation: policySimulation,
  };
}
