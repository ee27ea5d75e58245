import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { type IRole, Problems } from '@landfall/contracts';
import { trustPolicy } from '@landfall/policy';
import { Construct } from 'constructs';
import { checkRoleArn } from './arn-part';
import { checkRoleOptions, type RoleOptions } from './role-options';
import { attachPermissions, policyOf } from './role-permissions';
import { checkServiceAccount } from './service-account';
import { type CrossAccountCaller, crossAccountTrust } from './trust';

export interface CrossAccountRoleProps extends RoleOptions {
  /** The only pods that get the role. */
  readonly caller: CrossAccountCaller;
}

/**
 * The role that pods of a cluster in another account act as. Make it in the account of the resources, and name its ARN
 * as `targetRoleArn` of the `WorkloadIdentity`.
 *
 * Sessions last one hour at most, as always when one role is assumed with another.
 */
export class CrossAccountRole extends Construct implements IRole {
  /** @attribute */
  readonly roleArn: string;

  /** Known at synth. */
  readonly roleName: string;

  constructor(scope: Construct, id: string, props: CrossAccountRoleProps) {
    super(scope, id);
    const { roleName, caller, path = '/', permissionsBoundaryArn } = props;
    const at = this.node.path;
    const policy = validate(at, props);
    const role = new IamRole(this, 'role', {
      name: roleName,
      path,
      description: 'Permissions of pods in another account',
      assumeRolePolicy: trustPolicy(at, ...crossAccountTrust(caller)),
      ...(permissionsBoundaryArn === undefined ? {} : { permissionsBoundary: permissionsBoundaryArn }),
      tags: { Name: roleName },
    });
    attachPermissions(this, role, policy, props);
    this.roleArn = role.arn;
    this.roleName = roleName;
  }
}

/** Returns the role's policy document. @throws LandfallError with every problem. */
function validate(at: string, props: CrossAccountRoleProps): string | undefined {
  const problems = new Problems(at);
  const { caller, statements = [], managedPolicyArns = {} } = props;
  checkRoleOptions(problems, props);
  checkRoleArn(problems, 'caller.sourceRoleArn', caller.sourceRoleArn);
  if (caller.kind === 'pod-identity') checkServiceAccount(problems, caller.serviceAccount);
  if (statements.length < 1 && Object.keys(managedPolicyArns).length < 1) {
    problems.add('IDENTITY_NO_PERMISSIONS', 'the role could do nothing; give statements or managedPolicyArns');
  }
  const policy = policyOf(problems, at, statements, props.policyKind ?? 'inline');
  problems.throwIfAny();
  return policy;
}
