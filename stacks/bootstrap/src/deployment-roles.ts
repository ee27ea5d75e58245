import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { IRole } from '@landfall/contracts';
import { type Access, deploymentRoleName, type Environment, partition, roleArn } from '@landfall/environment';
import { type IdentityStatement, identityPolicy, trustPolicy, type TrustStatement } from '@landfall/policy';
import { Construct } from 'constructs';
import { applyStatements, planStatements } from './deployment-permissions';

const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** The roles that Terraform runs with: one reads, for plans; one writes, for applies that were approved. */
export class DeploymentRoles extends Construct {
  readonly plan: IRole;
  readonly apply: IRole;

  constructor(scope: Construct, id: string, { environment }: { readonly environment: Environment }) {
    super(scope, id);
    const github = new IamOpenidConnectProvider(this, 'github', {
      url: `https://${GITHUB_ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    const { repository, planSubjects, applyEnvironment } = environment.ci;
    const subjects = {
      plan: planSubjects.map((subject) => `repo:${repository}:${subjectSuffixes[subject]}`),
      apply: [`repo:${repository}:environment:${applyEnvironment}`],
    };
    const create = (access: Access, statements: readonly [IdentityStatement, ...IdentityStatement[]]): IRole => {
      const trust = trustOf(environment, access, github.arn, subjects[access]);
      return this.createRole(environment, access, trustPolicy(this.node.path, ...trust), statements);
    };
    this.plan = create('plan', planStatements(environment));
    this.apply = create('apply', applyStatements(environment));
  }

  private createRole(
    environment: Environment,
    access: Access,
    assumeRolePolicy: string,
    statements: readonly [IdentityStatement, ...IdentityStatement[]],
  ): IRole {
    const roleName = deploymentRoleName(environment, access);
    const role = new IamRole(this, access, {
      name: roleName,
      description: access === 'plan' ? 'Reads, to plan with Terraform' : 'Writes, to apply approved Terraform plans',
      assumeRolePolicy,
      maxSessionDuration: 3600,
    });
    new IamRolePolicy(this, `${access}-permissions`, {
      role: role.name,
      name: 'terraform',
      policy: identityPolicy(this.node.path, ...statements),
    });
    return { roleName, roleArn: role.arn };
  }
}

const subjectSuffixes = { 'pull-request': 'pull_request', main: 'ref:refs/heads/main' } as const;

/** A workflow of the repository; and whoever already is the role or an operator, since the provider assumes it once more. */
function trustOf(
  environment: Environment,
  access: Access,
  githubProviderArn: string,
  subjects: readonly string[],
): readonly [TrustStatement, TrustStatement] {
  const callers = [
    roleArn(environment, deploymentRoleName(environment, access)),
    ...Object.values(environment.operators),
  ];
  return [
    {
      sid: 'GitHubActions',
      principals: { kind: 'federated', arns: [githubProviderArn] },
      actions: ['sts:AssumeRoleWithWebIdentity'],
      conditions: {
        StringEquals: { [`${GITHUB_ISSUER}:aud`]: 'sts.amazonaws.com', [`${GITHUB_ISSUER}:sub`]: subjects },
      },
    },
    {
      sid: 'Operators',
      principals: { kind: 'aws', arns: [`arn:${partition(environment)}:iam::${environment.account}:root`] },
      actions: ['sts:AssumeRole'],
      conditions: { ArnEquals: { 'aws:PrincipalArn': callers } },
    },
  ];
}
