import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import {
  type AccountId,
  type ICluster,
  type IKey,
  type ILogGroup,
  type INetwork,
  type IpFamily,
  type KubernetesVersion,
  kubernetesVersion,
  Problems,
  type Region,
} from '@landfall/contracts';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { type ApiAccess, checkApiAccess, endpointConfig } from './api-access';
import { admitAutoModeNodes, autoModeNodes } from './auto-mode';
import { autoModeConfig, checkCompute, type ClusterCompute, nodeGroupTags } from './cluster-compute';
import { autoModeNodeRoleName, checkClusterName, checkLogGroup, checkRoleName, clusterRoleName } from './cluster-names';
import type { ClusterInStack } from './cluster-reference';
import { ClusterRole } from './cluster-role';
import { ClusterSecurityGroups } from './cluster-security-groups';
import {
  checkControlPlaneSubnets,
  checkUpgradePolicy,
  controlPlaneConfig,
  type ControlPlaneOptions,
  controlPlaneSubnets,
} from './control-plane';
import { associateExternalOidc, checkExternalOidc, type ExternalOidc } from './external-oidc';
import { checkNodeTraffic } from './node-traffic';
import {
  addressConfig,
  checkServiceNetwork,
  remoteNetworkConfig,
  remoteSources,
  type ServiceNetwork,
} from './service-network';

export interface ClusterProps {
  /** Letters, digits, `-` and `_`; 1 to 56 characters, as role names are made of it. Cannot change after creation. */
  readonly name: string;

  /** Account and Region that the stack deploys to. */
  readonly account: AccountId;
  readonly region: Region;

  /** Kubernetes minor version. Can be raised by one at a time. */
  readonly version: KubernetesVersion;

  /** Network of the cluster. The control plane's interfaces go into its `intra` subnets, or `private` when it has none. */
  readonly network: INetwork;

  /** Encrypts Kubernetes Secrets. Encryption cannot be taken off after creation. */
  readonly secretsKey: IKey;

  /** Takes the control plane logs, all five types. Must be named as `clusterLogGroupName` says, and outlive the cluster. */
  readonly logs: ILogGroup;

  /** From where the Kubernetes API can be reached. @default { kind: 'private' } */
  readonly apiAccess?: ApiAccess;

  /** Addresses of Services and pods. @default { kind: 'ipv4' } */
  readonly serviceNetwork?: ServiceNetwork;

  /** Who runs nodes. @default { kind: 'nodes' } */
  readonly compute?: ClusterCompute;

  /** How the control plane is kept. @default protected from deletion, standard support, zonal shift on */
  readonly controlPlane?: ControlPlaneOptions;

  /** People who sign in with an OIDC provider. @default only IAM principals can sign in */
  readonly externalOidc?: ExternalOidc;
}

const LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/**
 * An Amazon EKS control plane: nobody has access until `ClusterAccess` says who, nothing is installed until add-ons are.
 */
export class Cluster extends Construct implements ICluster, ClusterInStack {
  readonly clusterName: string;
  readonly clusterNameReference: string;
  readonly clusterArn: string;
  readonly version: KubernetesVersion;
  readonly endpoint: string;
  readonly certificateAuthorityData: string;
  readonly ipFamily: IpFamily;
  readonly serviceCidr: string;
  readonly clusterSecurityGroupId: string;
  readonly nodeSecurityGroupId: string;
  readonly oidcIssuer: string;
  readonly oidcProviderArn: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    checkCluster(this.node.path, props);
    const { name, account, region, version, network, secretsKey, logs } = props;
    const { apiAccess = { kind: 'private' }, serviceNetwork = { kind: 'ipv4' }, compute = { kind: 'nodes' } } = props;

    const roleProps = { clusterName: name, account, region, compute, secretsKey, logs };
    const role = new ClusterRole(this, 'cluster-role', roleProps);
    const groups = new ClusterSecurityGroups(this, 'security-groups', {
      clusterName: name,
      network,
      ipFamily: serviceNetwork.kind,
      apiSources: { ...apiAccess.privateSources, ...remoteSources(serviceNetwork) },
      nodeTraffic: compute.nodeTraffic ?? {},
      nodeTags: nodeGroupTags(name, compute),
    });
    const autoMode = autoModeNodes(this, name, region, compute);
    const { elasticLoadBalancing, ...autoModeBlocks } = autoModeConfig(compute, autoMode.role?.roleArn);

    const cluster = new EksCluster(this, 'cluster', {
      name,
      version,
      roleArn: role.roleArn,
      // EKS's own defaults install add-ons and make the creator an administrator; neither can be taken back.
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
      ...controlPlaneConfig(props.controlPlane ?? {}),
      ...autoModeBlocks,
      ...remoteNetworkConfig(serviceNetwork),
      enabledClusterLogTypes: LOG_TYPES,
      encryptionConfig: { resources: ['secrets'], provider: { keyArn: secretsKey.keyArn } },
      vpcConfig: {
        subnetIds: controlPlaneSubnets(network).map(({ subnetId }) => subnetId),
        securityGroupIds: [groups.controlPlaneId],
        ...endpointConfig(apiAccess),
      },
      kubernetesNetworkConfig: { elasticLoadBalancing, ...addressConfig(serviceNetwork) },
      dependsOn: [...role.permissions, ...autoMode.permissions, ...groups.rules],
    });
    const issuerUrl = cluster.identity.get(0).oidc.get(0).issuer;
    const oidcProvider = new IamOpenidConnectProvider(this, 'oidc-provider', {
      url: issuerUrl,
      clientIdList: ['sts.amazonaws.com'],
      tags: { Name: name },
    });
    if (props.externalOidc) associateExternalOidc(this, 'external-oidc', cluster.name, props.externalOidc);

    this.clusterName = name;
    this.clusterNameReference = cluster.name;
    this.clusterArn = cluster.arn;
    this.version = version;
    this.endpoint = cluster.endpoint;
    this.certificateAuthorityData = cluster.certificateAuthority.get(0).data;
    this.ipFamily = serviceNetwork.kind;
    this.serviceCidr = serviceCidrOf(cluster, serviceNetwork);
    this.clusterSecurityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.nodeSecurityGroupId = groups.nodeId;
    this.oidcIssuer = Fn.replace(issuerUrl, 'https://', '');
    this.oidcProviderArn = oidcProvider.arn;
    admitAutoModeNodes(this, this, region, compute, autoMode.role);
  }
}

function checkCluster(path: string, props: ClusterProps): void {
  const {
    name,
    version,
    network,
    apiAccess,
    serviceNetwork,
    compute = { kind: 'nodes' },
    controlPlane,
    externalOidc,
  } = props;
  const problems = new Problems(path);
  const at = (field: keyof ClusterProps) => `${path}: ${field}`;
  checkClusterName(name, problems);
  checkRoleName(clusterRoleName(name), problems);
  if (compute.kind === 'auto-mode' && !compute.nodeRole) checkRoleName(autoModeNodeRoleName(name), problems);
  problems.collect(() => kubernetesVersion(version, at('version')));
  checkUpgradePolicy(version, controlPlane?.upgradePolicy ?? 'standard', at('controlPlane'), problems);
  checkControlPlaneSubnets(network, at('network'), problems);
  checkLogGroup(props.logs, name, problems);
  if (apiAccess) checkApiAccess(apiAccess, at('apiAccess'), problems);
  if (serviceNetwork) checkServiceNetwork(serviceNetwork, network.vpcCidr, at('serviceNetwork'), problems);
  checkCompute(compute, at('compute'), problems);
  if (compute.nodeTraffic) checkNodeTraffic(compute.nodeTraffic, `${at('compute')}.nodeTraffic`, problems);
  if (externalOidc) checkExternalOidc(externalOidc, at('externalOidc'), problems);
  problems.throwIfAny();
}

function serviceCidrOf(cluster: EksCluster, { kind }: ServiceNetwork): string {
  const { serviceIpv4Cidr, serviceIpv6Cidr } = cluster.kubernetesNetworkConfig;
  return kind === 'ipv6' ? serviceIpv6Cidr : serviceIpv4Cidr;
}
