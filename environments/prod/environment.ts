import { accounts, officeNetworks, repository } from '@landfall-environments/shared';
import { defineEnvironment } from '@landfall/environment';

/** Customers are here: three zones, a private API, Bottlerocket on Graviton, logs for a year. */
export const prod = defineEnvironment({
  project: 'acme',
  name: 'prod',
  account: accounts.prod,
  region: 'eu-central-1',
  ci: { repository, planSubjects: ['main'], applyEnvironment: 'prod' },

  network: {
    cidr: '10.32.0.0/16',
    zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
    tiers: { database: true },
    nat: { kind: 'one-per-zone' },
    ipv6: true,
    transitGateway: { id: 'tgw-0f9e8d7c6b5a40312', destinations: officeNetworks },
    organizationId: 'o-a1b2c3d4e5',
  },

  clusters: {
    blue: {
      version: '1.35',
      controlPlane: { tier: 'tier-xl' },
      access: {
        breakglass: {
          principalArn: `arn:aws:iam::${accounts.prod}:role/break-glass`,
          policies: { AmazonEKSClusterAdminPolicy: 'cluster' },
        },
        oncall: {
          principalArn: `arn:aws:iam::${accounts.prod}:role/on-call`,
          policies: { AmazonEKSAdminViewPolicy: 'cluster' },
        },
      },
      nodeGroups: {
        system: {
          image: { family: 'bottlerocket', architecture: 'arm64' },
          instanceTypes: ['m7g.large'],
          scaling: { kind: 'fixed', nodes: 3 },
          taints: { CriticalAddonsOnly: { effect: 'NO_SCHEDULE' } },
        },
        apps: {
          image: { family: 'bottlerocket', architecture: 'arm64' },
          instanceTypes: ['m7g.2xlarge'],
          scaling: { kind: 'autoscaled', min: 3, max: 30 },
          labels: { 'workload-class': 'apps' },
        },
      },
      addons: { coredns: { replicas: 4 } },
    },
  },

  observability: {
    logRetentionDays: 365,
    managedPrometheus: true,
    managedGrafana: {
      authentication: { kind: 'identity-center', adminGroupIds: ['a3b4c5d6-1122-4aaa-8bbb-0123456789ab'] },
      networkAccess: { kind: 'restricted', prefixListIds: ['pl-0a1b2c3d4e5f60718'] },
    },
    alarmEmails: { oncall: 'oncall@example.com' },
  },
});
