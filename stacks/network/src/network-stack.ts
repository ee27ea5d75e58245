import { type EndpointFeature, Network, type NetworkEndpoints, type NetworkNat } from '@landfall/network';
import { EncryptionKey } from '@landfall/encryption';
import { clusterName, deploymentRoleName, type Environment, prefixOf, roleArn } from '@landfall/environment';
import { LandingZoneStack, publishNetwork } from '@landfall/landing-zone-stack';
import type { App } from 'cdktf';

/** The VPC of an environment. */
export class NetworkStack extends LandingZoneStack {
  constructor(app: App, environment: Environment) {
    super(app, environment, { layer: 'network' });
    const { account, region, network, clusters, observability } = environment;
    const { cidr, zones, tiers, ipv6, transitGateway } = network;

    const flowLogsKey = new EncryptionKey(this, 'flow-logs-key', {
      purpose: 'logs',
      name: `${prefixOf(environment)}-flow-logs`,
      account,
      region,
      administrators: [roleArn(environment, deploymentRoleName(environment, 'apply'))],
      logGroupPrefix: `/landfall/${prefixOf(environment)}/`,
      deletionWindowDays: environment.keyDeletionWindowDays,
    });
    const vpc = new Network(this, 'network', {
      name: prefixOf(environment),
      region,
      zones,
      addresses: { kind: 'cidr', cidr },
      tiers: {
        layout: tiers.layout,
        database: tiers.database,
        ...(tiers.podCidr === undefined ? {} : { pod: { kind: 'secondary-cidr', cidr: tiers.podCidr } }),
      },
      nat: natOf(environment),
      ...(ipv6 ? { ipv6: { kind: 'amazon-provided' } } : {}),
      // The control plane's interfaces are in the intra tier: a private API is reached through the gateway as well.
      ...(transitGateway ? { transitGateway: { ...transitGateway, tiers: ['private', 'intra'] } } : {}),
      endpoints: endpointsOf(environment),
      flowLogs: { kind: 'cloudwatch', retentionDays: observability.logRetentionDays },
      clusters: Object.keys(clusters).map((id) => ({ clusterName: clusterName(environment, id) })),
      logsKey: flowLogsKey,
    });

    publishNetwork(this, environment, vpc);
  }
}

function natOf({ network }: Environment): NetworkNat {
  const { nat, transitGateway } = network;
  return nat.kind === 'central-egress' ? { kind: nat.kind, transitGatewayId: transitGateway?.id ?? '' } : nat;
}

function endpointsOf(environment: Environment): NetworkEndpoints {
  const { nat, organizationId, privateEndpoints } = environment.network;
  const needed = privateEndpoints || nat.kind === 'none';
  return {
    interfaces: needed ? { kind: 'for-features', features: featuresOf(environment) } : { kind: 'none' },
    perimeter: organizationId === undefined ? { kind: 'account' } : { kind: 'organization', organizationId },
  };
}

/** What runs in the clusters and calls AWS APIs. */
function featuresOf({ observability, mesh }: Environment): readonly EndpointFeature[] {
  return [
    'kms',
    'load-balancer-controller',
    'pod-identity',
    ...(observability.containerInsights ? (['container-insights'] as const) : []),
    ...(observability.tracing ? (['xray'] as const) : []),
    ...(observability.managedPrometheus ? (['managed-prometheus'] as const) : []),
    ...(mesh ? (['app-mesh', 'cloud-map'] as const) : []),
  ];
}
