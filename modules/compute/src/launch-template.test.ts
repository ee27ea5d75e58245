import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { type Block, synth, testCluster, testKey, testNetwork, testRole } from '@landfall/testing';
import { NodeGroup, type NodeGroupProps } from './node-group';

const minimal: NodeGroupProps = {
  cluster: testCluster(),
  network: testNetwork(),
  role: { ...testRole('test-blue-node'), attachments: [] },
  ebsKey: testKey('ebs'),
  name: 'system',
  image: { family: 'bottlerocket', architecture: 'arm64' },
  instanceTypes: ['m7g.large', 'm6g.large'],
  scaling: { kind: 'fixed', nodes: 3 },
};

const template = (props: Partial<NodeGroupProps> = {}): Block =>
  synth((stack) => {
    new AwsProvider(stack, 'aws');
    new NodeGroup(stack, 'system', { ...minimal, ...props });
  }).only(LaunchTemplate);

describe('the launch template', () => {
  it('leaves image, subnets and instance profile to EKS', () => {
    for (const absent of ['image_id', 'iam_instance_profile', 'key_name', 'instance_type', 'user_data', 'placement']) {
      expect(template()).not.toHaveProperty(absent);
    }
  });

  it('keeps pods away from instance metadata', () => {
    expect(template()['metadata_options']).toEqual({
      http_endpoint: 'enabled',
      http_tokens: 'required',
      http_put_response_hop_limit: 1,
      instance_metadata_tags: 'disabled',
    });
  });

  it('has detailed monitoring', () => {
    expect(template()['monitoring']).toEqual({ enabled: true });
  });

  it('names the security group of nodes only, as one group of an interface may carry the tag of the cluster', () => {
    expect(template()['vpc_security_group_ids']).toEqual(['sg-node']);
    expect(template({ additionalSecurityGroupIds: ['sg-more'] })['vpc_security_group_ids']).toEqual([
      'sg-node',
      'sg-more',
    ]);
  });

  it('can have an Elastic Fabric Adapter on each network card, with the security groups there', () => {
    const block = template({ placement: { efaNetworkCards: 2 }, additionalSecurityGroupIds: ['sg-more'] });
    const shared = {
      associate_public_ip_address: 'false',
      delete_on_termination: 'true',
      security_groups: [
        'sg-node',
        expect.stringMatching(/^\$\{aws_security_group\.system_fabric_group_.*\.id\}$/),
        'sg-more',
      ],
    };
    expect(block['network_interfaces']).toEqual([
      { ...shared, device_index: 0, network_card_index: 0, interface_type: 'efa' },
      { ...shared, device_index: 1, network_card_index: 1, interface_type: 'efa-only' },
    ]);
    expect(block).not.toHaveProperty('vpc_security_group_ids');
  });

  it('has no network interfaces of its own otherwise', () => {
    expect(template()).not.toHaveProperty('network_interfaces');
  });
});

describe('the volumes of the launch template', () => {
  const encrypted = {
    volume_type: 'gp3',
    encrypted: 'true',
    kms_key_id: testKey('ebs').keyArn,
    delete_on_termination: 'true',
  };
  const linux = { family: 'al2023', architecture: 'arm64' } as const;
  const windows = { family: 'windows', edition: 'core', release: '2022' } as const;

  it('are one encrypted volume on Amazon Linux', () => {
    expect(template({ image: linux })['block_device_mappings']).toEqual([
      { device_name: '/dev/xvda', ebs: { ...encrypted, volume_size: 50 } },
    ]);
  });

  it('are two encrypted volumes on Bottlerocket, the second for data', () => {
    expect(template()['block_device_mappings']).toEqual([
      { device_name: '/dev/xvda', ebs: encrypted },
      { device_name: '/dev/xvdb', ebs: { ...encrypted, volume_size: 50 } },
    ]);
  });

  it('are one larger encrypted volume on Windows', () => {
    const block = template({ image: windows, instanceTypes: ['m7i.large'] });
    expect(block['block_device_mappings']).toEqual([
      { device_name: '/dev/sda1', ebs: { ...encrypted, volume_size: 100 } },
    ]);
  });

  it('have the size and performance asked for', () => {
    const block = template({ image: linux, disk: { sizeGib: 200, iops: 6000, throughputMibps: 500 } });
    expect(block['block_device_mappings']).toEqual([
      { device_name: '/dev/xvda', ebs: { ...encrypted, volume_size: 200, iops: 6000, throughput: 500 } },
    ]);
  });
});

describe('the user data of the launch template', () => {
  const decode = (block: Block): string => Buffer.from(String(block['user_data']), 'base64').toString();

  it('holds kubelet settings', () => {
    expect(decode(template({ kubelet: { maxPods: 110 } }))).toBe('[settings.kubernetes]\nmax-pods = 110\n');
  });

  it('holds the startup script', () => {
    const image = { family: 'al2023', architecture: 'arm64' } as const;
    expect(decode(template({ image, startupScript: '#!/bin/bash\nsysctl -w vm.max_map_count=262144' }))).toContain(
      '#!/bin/bash\nsysctl -w vm.max_map_count=262144\n',
    );
  });
});

describe('the tags of the launch template', () => {
  it('name instances, volumes and network interfaces', () => {
    expect(template()['tag_specifications']).toEqual(
      ['instance', 'volume', 'network-interface'].map((resource_type) => ({
        resource_type,
        tags: { Name: 'test-blue-system' },
      })),
    );
  });

  it('carry what default tags do not reach', () => {
    expect(template({ tags: { Environment: 'test' } })['tag_specifications']).toContainEqual({
      resource_type: 'volume',
      tags: { Name: 'test-blue-system', Environment: 'test' },
    });
  });
});
