import { accounts, repository } from '@landfall-environments/shared';
import { defineEnvironment } from '@landfall/environment';

/** Where teams try things: small, cheap, gone tomorrow if need be. */
export const dev = defineEnvironment({
  project: 'acme',
  name: 'dev',
  account: accounts.dev,
  region: 'eu-west-1',
  ci: { repository, applyEnvironment: 'dev' },
  operators: { platform: `arn:aws:iam::${accounts.dev}:role/platform-engineer` },

  network: {
    cidr: '10.10.0.0/16',
    zones: ['eu-west-1a', 'eu-west-1b'],
    nat: { kind: 'single' },
  },
  keyDeletionWindowDays: 7,

  clusters: {
    blue: {
      version: '1.35',
      apiAccess: { kind: 'public', allowedCidrs: { office: '198.51.100.0/24' } },
      access: {
        platform: {
          principalArn: `arn:aws:iam::${accounts.dev}:role/platform-engineer`,
          policies: { AmazonEKSClusterAdminPolicy: 'cluster' },
        },
        developers: {
          principalArn: `arn:aws:iam::${accounts.dev}:role/developer`,
          policies: { AmazonEKSEditPolicy: { namespaces: ['apps', 'sandbox'] } },
        },
      },
      nodeGroups: {
        general: {
          image: { family: 'al2023', architecture: 'x86_64' },
          instanceTypes: ['m7i.large', 'm7a.large', 'm6i.large'],
          capacity: { kind: 'spot' },
          scaling: { kind: 'autoscaled', min: 1, max: 6 },
        },
      },
      controlPlane: { deletionProtection: false },
    },
  },

  observability: { logRetentionDays: 30, alarmEmails: { platform: 'platform-dev@example.com' } },
});
