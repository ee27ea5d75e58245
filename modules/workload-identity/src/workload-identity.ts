import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { type ICluster, type IRole, Problems } from '@landfall/contracts';
import { type IdentityStatement, trustPolicy } from '@landfall/policy';
import { Construct } from 'constructs';
import { checkRoleArn } from './arn-part';
import { checkRoleOptions, type RoleOptions } from './role-options';
import { attachPermissions, policyOf } from './role-permissions';
import { checkServiceAccount, type ServiceAccount } from './service-account';
import { irsaTrust, podIdentityTrust } from './trust';

/** What an EKS Pod Identity association says besides who gets which role. */
interface PodIdentityOptions {
  /**
   * Role, mostly in another account, that pods get instead of this one: Pod Identity assumes it with this role.
   *
   * @default none: pods get this role
   */
  readonly targetRoleArn?: string;

  /**
   * Leaves out the session tags for cluster, namespace and service account, where the packed policy gets too large.
   * The role's trust then names the cluster only.
   *
   * @default false
   */
  readonly disableSessionTags?: boolean;
}

/** How pods come by the role's credentials. */
export type IdentityMechanism =
  | (PodIdentityOptions & {
      /** EKS Pod Identity: needs the `eks-pod-identity-agent` add-on on the nodes; not on Fargate, nor Windows. */
      readonly kind: 'pod-identity';

      /** @default 'identity' */
      readonly associatedBy?: 'identity';
    })
  | {
      /** EKS Pod Identity, tied to the service account by the EKS add-on that owns it and is told the role. */
      readonly kind: 'pod-identity';

      /** The add-on makes the association: EKS refuses a second one. */
      readonly associatedBy: 'addon';
    }
  | {
      /** IAM roles for service accounts: needs the cluster's OIDC provider, and the annotation on the service account. */
      readonly kind: 'irsa';

      /**
       * Role, mostly in another account, that this role may assume; pods ask for it themselves.
       *
       * @default none
       */
      readonly targetRoleArn?: string;
    };

/** Which pods may do what. */
export interface WorkloadIdentityProps extends RoleOptions {
  /** The only cluster whose pods get the role. */
  readonly cluster: ICluster;

  /** The only service account that gets the role. Cannot change after creation with Pod Identity. */
  readonly serviceAccount: ServiceAccount;

  /** @default { kind: 'pod-identity' } */
  readonly mechanism?: IdentityMechanism;

  /**
   * Where the pods run: Pod Identity works on Linux EC2 nodes only.
   *
   * @default 'ec2'
   */
  readonly computeType?: 'ec2' | 'fargate' | 'windows';

  /**
   * Longest session, 3600 to 43200 seconds. A role that was assumed through another has one hour at most.
   *
   * @default 3600
   */
  readonly maxSessionSeconds?: number;
}

/** Lets the pods of one service account of one cluster act as an IAM role. */
export class WorkloadIdentity extends Construct implements IRole {
  /** @attribute */
  readonly roleArn: string;

  /** Known at synth. */
  readonly roleName: string;

  /** Annotations that the service account must carry; none with Pod Identity. Values are attributes. */
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    const {
      cluster,
      serviceAccount,
      roleName,
      path = '/',
      permissionsBoundaryArn,
      mechanism = { kind: 'pod-identity' },
      maxSessionSeconds = 3600,
    } = props;
    const at = this.node.path;
    const policy = validate(at, props, mechanism);

    const trust =
      mechanism.kind === 'irsa'
        ? irsaTrust(cluster, serviceAccount)
        : podIdentityTrust(
            cluster,
            serviceAccount,
            'disableSessionTags' in mechanism && mechanism.disableSessionTags === true,
          );
    const role = new IamRole(this, 'role', {
      name: roleName,
      path,
      description: `Permissions of service account ${serviceAccount.namespace}/${serviceAccount.name} on ${cluster.clusterName}`,
      assumeRolePolicy: trustPolicy(at, trust),
      maxSessionDuration: maxSessionSeconds,
      ...(permissionsBoundaryArn === undefined ? {} : { permissionsBoundary: permissionsBoundaryArn }),
      tags: { Name: roleName },
    });
    attachPermissions(this, role, policy, props);
    if (mechanism.kind === 'pod-identity' && mechanism.associatedBy !== 'addon') {
      associate(this, cluster, serviceAccount, role, mechanism);
    }

    this.roleArn = role.arn;
    this.roleName = roleName;
    this.serviceAccountAnnotations = mechanism.kind === 'irsa' ? { 'eks.amazonaws.com/role-arn': role.arn } : {};
  }
}

function associate(
  scope: Construct,
  cluster: ICluster,
  { namespace, name }: ServiceAccount,
  role: IamRole,
  { targetRoleArn, disableSessionTags = false }: PodIdentityOptions,
): void {
  new EksPodIdentityAssociation(scope, 'association', {
    clusterName: cluster.clusterName,
    namespace,
    serviceAccount: name,
    roleArn: role.arn,
    disableSessionTags,
    ...(targetRoleArn === undefined ? {} : { targetRoleArn }),
    tags: { Name: `${cluster.clusterName}/${namespace}/${name}` },
  });
}

/** Returns the role's policy document. @throws LandfallError with every problem. */
function validate(at: string, props: WorkloadIdentityProps, mechanism: IdentityMechanism): string | undefined {
  const problems = new Problems(at);
  checkServiceAccount(problems, props.serviceAccount);
  checkRoleOptions(problems, props);
  const { computeType = 'ec2', maxSessionSeconds = 3600, managedPolicyArns = {} } = props;
  if (mechanism.kind === 'pod-identity' && computeType !== 'ec2') {
    const where = computeType === 'fargate' ? 'on Fargate' : 'on Windows nodes';
    problems.add('IDENTITY_MECHANISM', `EKS Pod Identity does not run ${where}; use mechanism { kind: 'irsa' }`);
  }
  if (!Number.isInteger(maxSessionSeconds) || maxSessionSeconds < 3600 || maxSessionSeconds > 43200) {
    const message = `a session lasts 3600 to 43200 whole seconds, got ${maxSessionSeconds}; change maxSessionSeconds`;
    problems.add('IDENTITY_SESSION_DURATION', message);
  }
  const targetRoleArn = targetOf(mechanism);
  if (targetRoleArn !== undefined) checkRoleArn(problems, 'targetRoleArn', targetRoleArn);
  const statements = [...(props.statements ?? []), ...assumeTarget(mechanism.kind, targetRoleArn)];
  if (statements.length < 1 && Object.keys(managedPolicyArns).length < 1) {
    const message = 'the role could do nothing; give statements, managedPolicyArns or a targetRoleArn';
    problems.add('IDENTITY_NO_PERMISSIONS', message);
  }
  const policy = policyOf(problems, at, statements, props.policyKind ?? 'inline');
  problems.throwIfAny();
  return policy;
}

function targetOf(mechanism: IdentityMechanism): string | undefined {
  return 'targetRoleArn' in mechanism ? mechanism.targetRoleArn : undefined;
}

function assumeTarget(
  kind: IdentityMechanism['kind'],
  targetRoleArn: string | undefined,
): readonly IdentityStatement[] {
  if (targetRoleArn === undefined) return [];
  const sid = 'AssumeTargetRole';
  const resources = [targetRoleArn] as const;
  return kind === 'irsa'
    ? [{ sid, actions: ['sts:AssumeRole'], resources }]
    : [{ sid, actions: ['sts:AssumeRole', 'sts:TagSession'], resources }];
}
