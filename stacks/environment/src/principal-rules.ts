import { parseArn, partitionOf } from '@landfall/contracts';
import type { Report } from './report';
import type { EnvironmentFields } from './schema';
import type { Sound } from './sound';

interface Principal {
  readonly arn: string;
  readonly field: string;
}

export function checkPrincipals({ region, operators, clusters }: Sound<EnvironmentFields>, report: Report): void {
  const people = Object.entries(operators ?? {}).map(([name, arn = '']) => ({ arn, field: `operators.${name}` }));
  for (const principal of people) checkPrincipal(region, principal, report);
  for (const [id, cluster] of Object.entries(clusters ?? {})) {
    checkEntries(region, `clusters.${id}.access`, cluster?.access ?? {}, report);
  }
}

function checkEntries(
  region: Sound<EnvironmentFields>['region'],
  at: string,
  entries: NonNullable<NonNullable<NonNullable<Sound<EnvironmentFields>['clusters']>[string]>['access']>,
  report: Report,
): void {
  const nameOf = new Map<string, string>();
  for (const [name, { principalArn: arn, policies, kubernetesGroups = [] } = {}] of Object.entries(entries)) {
    if (policies && Object.keys(policies).length === 0 && kubernetesGroups.length === 0) {
      const message = 'the entry lets its principal do nothing; give it policies or kubernetesGroups';
      report('ACCESS_EMPTY', message, `${at}.${name}`);
    }
    if (arn === undefined) continue;
    const field = `${at}.${name}.principalArn`;
    checkPrincipal(region, { arn, field }, report);
    const other = nameOf.get(arn);
    if (other !== undefined) {
      const message = `'${arn}' is the principal of ${other} already, and EKS has one entry for each; put both into one`;
      report('PRINCIPAL_TWICE', message, field);
    }
    nameOf.set(arn, name);
  }
}

function checkPrincipal(region: Sound<EnvironmentFields>['region'], { arn, field }: Principal, report: Report): void {
  const { service, resource, partition } = parseArn(arn, field);
  if (service !== 'iam' || !/^(role|user)\//.test(resource)) {
    const message = `'${arn}' is no IAM role or user; of an assumed role, write the role's ARN`;
    report('PRINCIPAL_INVALID', message, field);
  }
  if (region && partition !== partitionOf(region)) {
    const message = `'${arn}' is of partition ${partition}, ${region} of ${partitionOf(region)}`;
    report('PARTITION_OTHER', message, field);
  }
}
