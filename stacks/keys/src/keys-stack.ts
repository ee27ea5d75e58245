import { clusterRoleName } from '@landfall/cluster';
import { EncryptionKey, type KeyPurposeProps, type LaterRole } from '@landfall/encryption';
import {
  clusterLogGroup,
  clusterName,
  deploymentRoleName,
  type Environment,
  keyName,
  roleArn,
} from '@landfall/environment';
import { type KeysByPurpose, LandingZoneStack, publishKeys } from '@landfall/landing-zone-stack';
import { LogGroup } from '@landfall/observability';
import type { App } from 'cdktf';

/** What must outlive a cluster: the keys that its data is encrypted with, and the logs of its control plane. */
export class KeysStack extends LandingZoneStack {
  constructor(app: App, environment: Environment) {
    super(app, environment, { layer: 'keys' });
    const keys = this.createKeys(environment);
    for (const clusterId of Object.keys(environment.clusters)) {
      new LogGroup(this, `logs-${clusterId}`, {
        name: clusterLogGroup(environment, clusterId).logGroupName,
        retentionDays: environment.observability.logRetentionDays,
        key: keys.logs,
        onDestroy: 'delete',
      });
    }
    publishKeys(this, environment, keys);
  }

  private createKeys(environment: Environment): KeysByPurpose {
    const { account, region, keyDeletionWindowDays } = environment;
    const applyRole = roleArn(environment, deploymentRoleName(environment, 'apply'));
    const create = (props: KeyPurposeProps): EncryptionKey =>
      new EncryptionKey(this, props.purpose, {
        ...props,
        name: keyName(environment, props.purpose),
        account,
        region,
        administrators: [applyRole],
        deletionWindowDays: keyDeletionWindowDays,
      });
    return {
      'cluster-secrets': create({ purpose: 'cluster-secrets', users: clusterRoles(environment) }),
      ebs: create({ purpose: 'ebs', openTo: 'account' }),
      logs: create({ purpose: 'logs' }),
      s3: create({ purpose: 's3', openTo: 'account' }),
      messaging: create({ purpose: 'messaging', publishers: ['aps', 'cloudwatch', 'events', 'sns', 'sqs'] }),
      ecr: create({ purpose: 'ecr', openTo: 'account' }),
      metrics: create({ purpose: 'metrics', users: [applyRole] }),
    };
  }
}

/** The roles do not exist yet: the cluster layer creates them, under names that are known here. */
function clusterRoles(environment: Environment): readonly [LaterRole, ...LaterRole[]] {
  const [first = '', ...rest] = Object.keys(environment.clusters).map((clusterId) =>
    roleArn(environment, clusterRoleName(clusterName(environment, clusterId))),
  );
  return [{ laterRoleArn: first }, ...rest.map((laterRoleArn) => ({ laterRoleArn }))];
}
