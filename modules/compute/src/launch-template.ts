import { LaunchTemplate, type LaunchTemplateConfig } from '@cdktf/provider-aws/lib/launch-template';
import type { IKey } from '@landfall/contracts';
import type { Construct } from 'constructs';
import { blockDevicesOf } from './node-disk';
import type { NodeGroupOptions } from './node-group-options';
import type { Ami } from './node-image';
import { userDataOf } from './user-data';

export interface NodeTemplateProps {
  readonly name: string;
  readonly options: NodeGroupOptions;
  readonly ami: Ami;
  readonly ebsKey: IKey;
  readonly securityGroupIds: readonly string[];
  readonly tags: Readonly<Record<string, string>>;

  /** Name of a placement group. */
  readonly placementGroup?: string;
}

/** Launch template of a node group: hardened, without image and user data that EKS adds itself. */
export function nodeTemplate(scope: Construct, id: string, props: NodeTemplateProps): LaunchTemplate {
  const { name, options, ami, ebsKey, tags } = props;
  const userData = userDataOf(options.image.family, options);
  return new LaunchTemplate(scope, id, {
    name,
    updateDefaultVersion: true,
    blockDeviceMappings: blockDevicesOf(ami, options.disk ?? {}, ebsKey),
    metadataOptions: {
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      httpPutResponseHopLimit: 1,
      instanceMetadataTags: 'disabled',
    },
    monitoring: { enabled: true },
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
      resourceType,
      tags: { Name: name, ...tags },
    })),
    ...network(options.placement?.efaNetworkCards ?? 0, [...props.securityGroupIds]),
    ...(options.capacity?.kind === 'capacity-block'
      ? capacityBlock(options.capacity.reservationId, options.instanceTypes[0])
      : {}),
    ...(userData === undefined ? {} : { userData: Buffer.from(userData).toString('base64') }),
    ...(props.placementGroup === undefined ? {} : { placement: { groupName: props.placementGroup } }),
  });
}

/**
 * The first card carries IP traffic too, the others only that of the fabric, so that they cost no addresses.
 * Interfaces and groups of the instance exclude one another.
 */
function network(efaNetworkCards: number, securityGroups: string[]): Partial<LaunchTemplateConfig> {
  if (efaNetworkCards === 0) return { vpcSecurityGroupIds: securityGroups };
  return {
    networkInterfaces: Array.from({ length: efaNetworkCards }, (_, networkCardIndex) => ({
      networkCardIndex,
      deviceIndex: networkCardIndex === 0 ? 0 : 1,
      interfaceType: networkCardIndex === 0 ? 'efa' : 'efa-only',
      associatePublicIpAddress: 'false',
      deleteOnTermination: 'true',
      securityGroups,
    })),
  };
}

/** EKS wants the instance type in the template here. Source: EKS User Guide, "Capacity Blocks for ML". */
function capacityBlock(capacityReservationId: string, instanceType: string): Partial<LaunchTemplateConfig> {
  return {
    instanceType,
    instanceMarketOptions: { marketType: 'capacity-block' },
    capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId } },
  };
}
