import { IamServiceLinkedRole } from '@cdktf/provider-aws/lib/iam-service-linked-role';
import { EncryptionKey } from '@landfall/encryption';
import { type Environment, stateBucketName, stateKeyName } from '@landfall/environment';
import { LandingZoneStack } from '@landfall/landing-zone-stack';
import type { App } from 'cdktf';
import { DeploymentRoles } from './deployment-roles';
import { StateBucket } from './state-bucket';

/** What everything else in an account needs: where state is kept, and who may plan and apply. Run it as an administrator. */
export class BootstrapStack extends LandingZoneStack {
  constructor(app: App, environment: Environment) {
    super(app, environment, { layer: 'bootstrap', credentials: 'caller' });
    const { account, region, serviceLinkedRoles } = environment;

    const roles = new DeploymentRoles(this, 'deployment', { environment });
    const key = new EncryptionKey(this, 'state-key', {
      purpose: 's3',
      name: stateKeyName(environment),
      description: `Encrypts the Terraform state of ${environment.name}`,
      account,
      region,
      administrators: [roles.apply],
      users: [roles.plan, roles.apply],
    });
    new StateBucket(this, 'state', { name: stateBucketName(environment), key });
    if (serviceLinkedRoles === 'create') {
      // The EBS key names this role, and KMS refuses principals that do not exist.
      new IamServiceLinkedRole(this, 'auto-scaling', { awsServiceName: 'autoscaling.amazonaws.com' });
    }
  }
}
