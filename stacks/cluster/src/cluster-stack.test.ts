import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter';
import type { EnvironmentInput } from '@landfall/environment';
import { synthStack, testEnvironment } from '@landfall/stack-testing';
import { ClusterStack } from './cluster-stack';

type ClusterInput = EnvironmentInput['clusters'][string];

const nodeGroups = {
  general: {
    image: { family: 'al2023', architecture: 'x86_64' },
    instanceTypes: ['m7i.large'],
    scaling: { kind: 'fixed', nodes: 2 },
  },
} as const satisfies ClusterInput['nodeGroups'];

const cluster = (fields: Partial<ClusterInput> = {}) =>
  synthStack(
    testEnvironment({ clusters: { blue: { version: '1.35', nodeGroups, ...fields } } }),
    [{ layer: 'network' }, { layer: 'keys' }],
    (app, environment) => new ClusterStack(app, environment, 'blue'),
  );

it('is private, encrypted, logged and protected by default', () => {
  expect(cluster().only(EksCluster)).toMatchObject({
    name: 'acme-test-blue',
    deletion_protection: true,
    access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
    vpc_config: { endpoint_private_access: true, endpoint_public_access: false },
    enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
    encryption_config: { resources: ['secrets'] },
    upgrade_policy: { support_type: 'STANDARD' },
    zonal_shift_config: { enabled: true },
  });
});

it('opens the API to named networks only', () => {
  const stack = cluster({ apiAccess: { kind: 'public', allowedCidrs: { office: '198.51.100.0/24' } } });
  expect(stack.only(EksCluster)['vpc_config']).toMatchObject({
    endpoint_public_access: true,
    public_access_cidrs: ['198.51.100.0/24'],
  });
});

it('gives access to those that the environment names, and to nobody else', () => {
  expect(cluster().all(EksAccessEntry)).toEqual({});
  const principalArn = 'arn:aws:iam::111111111111:role/developer';
  const stack = cluster({
    access: { developers: { principalArn, policies: { AmazonEKSEditPolicy: { namespaces: ['apps'] } } } },
  });
  expect(stack.only(EksAccessEntry)['principal_arn']).toBe(principalArn);
  expect(stack.only(EksAccessPolicyAssociation)).toMatchObject({
    policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy',
    access_scope: { type: 'namespace', namespaces: ['apps'] },
  });
});

it('installs what nodes need before they join', () => {
  const names = Object.values(cluster().all(EksAddon)).map((addon) => addon['addon_name']);
  expect(names.sort()).toEqual(['eks-pod-identity-agent', 'kube-proxy', 'vpc-cni']);
});

it('installs nothing under Auto Mode, and turns its three switches on together', () => {
  const stack = cluster({ compute: { kind: 'auto-mode' }, nodeGroups: {} });
  expect(stack.all(EksAddon)).toEqual({});
  expect(stack.only(EksCluster)).toMatchObject({
    compute_config: { enabled: true },
    kubernetes_network_config: { elastic_load_balancing: { enabled: true } },
    storage_config: { block_storage: { enabled: true } },
  });
});

it('publishes what higher layers must know', () => {
  const contract = cluster().only(SsmParameter);
  expect(contract['name']).toBe('/landfall/test/cluster/blue');
  for (const name of ['endpoint', 'certificateAuthorityData', 'oidcIssuer', 'nodeSecurityGroupId']) {
    expect(contract['insecure_value']).toContain(`"${name}"`);
  }
});
