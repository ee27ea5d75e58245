import { accounts, officeNetworks, repository } from '@landfall-environments/shared';
import { defineEnvironment } from '@landfall/environment';

/** The last stop before prod: built like it, smaller. */
export const staging = defineEnvironment({
  project: 'acme',
  name: 'staging',
  account: accounts.staging,
  region: 'eu-west-1',
  ci: { repository, applyEnvironment: 'staging' },
  operators: { platform: `arn:aws:iam::${accounts.staging}:role/platform-engineer` },

  network: {
    cidr: '10.20.0.0/16',
    zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    nat: { kind: 'regional' },
    transitGateway: { id: 'tgw-0a1b2c3d4e5f60718', destinations: officeNetworks },
    organizationId: 'o-a1b2c3d4e5',
  },

  clusters: {
    blue: {
      version: '1.35',
      access: {
        platform: {
          principalArn: `arn:aws:iam::${accounts.staging}:role/platform-engineer`,
          policies: { AmazonEKSClusterAdminPolicy: 'cluster' },
        },
        auditors: {
          principalArn: `arn:aws:iam::${accounts.staging}:role/auditor`,
          policies: { AmazonEKSViewPolicy: 'cluster' },
        },
      },
      nodeGroups: {
        system: {
          image: { family: 'bottlerocket', architecture: 'arm64' },
          instanceTypes: ['m7g.large'],
          scaling: { kind: 'fixed', nodes: 2 },
        },
        apps: {
          image: { family: 'al2023', architecture: 'arm64' },
          instanceTypes: ['m7g.xlarge', 'm6g.xlarge'],
          capacity: { kind: 'spot' },
          scaling: { kind: 'autoscaled', min: 1, max: 9 },
        },
      },
    },
  },

  observability: {
    logRetentionDays: 90,
    managedPrometheus: true,
    alarmEmails: { platform: 'platform-staging@example.com' },
  },
});
