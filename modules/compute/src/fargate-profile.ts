import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import {
  type AccountId,
  formatArn,
  type IClusterRef,
  type INetwork,
  type IRole,
  type ISubnet,
  partitionOf,
  Problems,
  type Region,
} from '@landfall/contracts';
import { trustPolicy } from '@landfall/policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { awsManagedPolicy } from './aws-managed-policy';

/** Pods that run on Fargate: those in a namespace that have all of the labels. `*` and `?` are wildcards. */
export interface FargateSelector {
  readonly namespace: string;

  /**
   * At most 5.
   *
   * @default every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * A Fargate profile as plain data: everything but the things it is put into. Every field replaces the profile when
 * changed.
 */
export interface FargateProfileOptions {
  /** Which pods run on Fargate, 1 to 5 selectors by a name of your own; a pod needs to match one. */
  readonly selectors: Readonly<Record<string, FargateSelector>>;

  /**
   * Tier of the subnets. There is no public one: Fargate refuses subnets with a route to an internet gateway.
   *
   * @default 'private'
   */
  readonly tier?: 'private' | 'intra';
}

export interface FargateProfileProps extends FargateProfileOptions {
  /** The cluster whose pods run on Fargate. */
  readonly cluster: IClusterRef;

  /** The network that pods are in. */
  readonly network: INetwork;

  /** Account of the cluster: only its Fargate may take the role. */
  readonly account: AccountId;

  /** Region of the cluster. */
  readonly region: Region;

  /**
   * Name of the profile within its cluster: lower-case letters, digits and hyphens, at most 63. Pods may choose a
   * profile by it. Replaces the profile when changed.
   */
  readonly name: string;
}

const MAX_NAME = 63;
const MAX_ROLE_NAME = 64;
const MAX_SELECTORS = 5;
const MAX_LABELS = 5;

/**
 * Runs the pods that it selects on Fargate, with a pod execution role of its own that pulls images. What needs it
 * names it in `dependsOn`.
 */
export class FargateProfile extends Construct implements ITerraformDependable {
  /** Known at synth. */
  readonly profileName: string;

  /** @attribute */
  readonly profileArn: string;

  /** Address of the profile, for `dependsOn`. */
  readonly fqn: string;

  /** The role of the Fargate infrastructure, not of the pods. */
  readonly podExecutionRole: IRole;

  constructor(scope: Construct, id: string, props: FargateProfileProps) {
    super(scope, id);
    const { cluster, network, account, region, name, selectors, tier = 'private' } = props;
    const partition = partitionOf(region);
    const roleName = `${cluster.clusterName}-fargate-${name}`;
    const subnets = network.subnets(tier);
    validate(props, roleName, tier, subnets, this.node.path);

    const resource = `fargateprofile/${cluster.clusterName}/*`;
    const role = new IamRole(this, 'role', {
      name: roleName,
      description: `Fargate profile ${name} of EKS cluster ${cluster.clusterName}`,
      assumeRolePolicy: trustPolicy(this.node.path, {
        sid: 'Fargate',
        actions: ['sts:AssumeRole'],
        principals: { kind: 'service', services: ['eks-fargate-pods.amazonaws.com'] },
        conditions: {
          ArnLike: { 'aws:SourceArn': formatArn({ partition, service: 'eks', region, account, resource }) },
        },
      }),
    });
    const attachment = new IamRolePolicyAttachment(this, 'pod-execution', {
      role: role.name,
      policyArn: awsManagedPolicy(partition, 'AmazonEKSFargatePodExecutionRolePolicy'),
    });
    const profile = new EksFargateProfile(this, 'profile', {
      clusterName: cluster.clusterName,
      fargateProfileName: name,
      podExecutionRoleArn: role.arn,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      selector: Object.values(selectors).map(({ namespace, labels = {} }) => ({ namespace, labels: { ...labels } })),
      dependsOn: [attachment],
    });

    this.fqn = profile.fqn;
    this.profileName = name;
    this.profileArn = profile.arn;
    this.podExecutionRole = { roleArn: role.arn, roleName };
  }
}

function validate(
  { name, selectors }: FargateProfileProps,
  roleName: string,
  tier: string,
  subnets: readonly ISubnet[],
  at: string,
): void {
  const problems = new Problems(at);
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    const message = `a Fargate profile name has lower-case letters, digits and hyphens, and begins with a letter, got '${name}'`;
    problems.add('FARGATE_PROFILE_NAME_INVALID', message);
  }
  if (name.length > MAX_NAME) {
    const message = `a Fargate profile name has at most ${MAX_NAME} characters, got ${name.length}: '${name}'`;
    problems.add('FARGATE_PROFILE_NAME_TOO_LONG', message);
  }
  if (roleName.length > MAX_ROLE_NAME) {
    const message = `a role name has at most ${MAX_ROLE_NAME} characters, got ${roleName.length}: '${roleName}'; shorten the cluster's or the profile's name`;
    problems.add('FARGATE_ROLE_NAME_TOO_LONG', message);
  }
  if (subnets.length === 0) {
    const message = `the network has no ${tier} subnets for Fargate; add the tier, or use another`;
    problems.add('FARGATE_NO_SUBNETS', message);
  }
  checkSelectors(selectors, problems);
  problems.throwIfAny();
}

function checkSelectors(selectors: Readonly<Record<string, FargateSelector>>, problems: Problems): void {
  const count = Object.keys(selectors).length;
  if (count < 1 || count > MAX_SELECTORS) {
    problems.add('FARGATE_SELECTOR_COUNT', `a Fargate profile has 1 to ${MAX_SELECTORS} selectors, got ${count}`);
  }
  for (const [key, { namespace, labels = {} }] of Object.entries(selectors)) {
    if (!/^[a-z0-9*?](?:[a-z0-9*?-]{0,61}[a-z0-9*?])?$/.test(namespace)) {
      const message = `selector '${key}': '${namespace}' is no namespace; use lower-case letters, digits, hyphens, * and ?`;
      problems.add('FARGATE_NAMESPACE_INVALID', message);
    }
    const labelCount = Object.keys(labels).length;
    if (labelCount > MAX_LABELS) {
      problems.add('FARGATE_LABEL_COUNT', `selector '${key}' has at most ${MAX_LABELS} labels, got ${labelCount}`);
    }
    const wrong = Object.entries(labels).find((pair) => !pair.every((text) => /^[\w./*?-]+$/.test(text)));
    if (wrong) {
      const message = `selector '${key}': label '${wrong[0]}: ${wrong[1]}' has letters, digits, -, _, ., / and wildcards only`;
      problems.add('FARGATE_LABEL_INVALID', message);
    }
  }
}
