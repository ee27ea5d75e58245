import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LandfallError } from '@landfall/contracts';
import {
  aliasArn,
  deploymentRoleName,
  type Environment,
  type Layer,
  roleArn,
  stackId,
  stateBucketName,
  stateKey,
  stateKeyName,
} from '@landfall/environment';
import { App, S3Backend, TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { crossStackReferences } from './cross-stack-references';
import { danglingReferences } from './dangling-references';
import { duplicateAddresses } from './duplicate-addresses';
import { siblingStack } from './sibling-stack';
import type { Tree } from './stack-blocks';

/** Which layer of which environment a stack is. */
export interface LandingZoneStackProps {
  readonly layer: Layer;

  /**
   * The cluster that the stack belongs to.
   *
   * @default none: the stack belongs to the environment as a whole
   */
  readonly clusterId?: string;

  /**
   * Whose permissions Terraform uses.
   *
   * - `deployment-role`: assumes the environment's plan role, or its apply role when `TF_VAR_access` is `apply`.
   * - `caller`: uses the credentials it is run with; only for what creates those roles.
   *
   * @default 'deployment-role'
   */
  readonly credentials?: 'deployment-role' | 'caller';
}

/**
 * One layer of one environment: one account, one Region, one state file.
 *
 * Decides the backend (S3, encrypted with the environment's state key, locked by a lock file), the provider (bound to
 * the account, default tags) and refuses what cdktf would lose in silence: addresses written twice, references to what
 * is not in the stack, tokens of another stack.
 */
export abstract class LandingZoneStack extends TerraformStack {
  private readonly layer: Layer;

  constructor(
    scope: Construct,
    protected readonly environment: Environment,
    { layer, clusterId, credentials = 'deployment-role' }: LandingZoneStackProps,
  ) {
    super(scope, uniqueStackId(scope, stackId(environment, layer, clusterId)));
    this.layer = layer;
    this.configureBackend(stateKey(environment, layer, clusterId));
    this.configureProvider(layer, credentials);
    this.addOverride('//.landfall', {
      environment: environment.name,
      layer,
      ...(clusterId ? { clusterId } : {}),
      ...(environment.review ? { review: environment.review } : {}),
    });
    this.node.addValidation({ validate: () => this.mistakes() });
  }

  /** State and deployment roles come first: every other layer depends on bootstrap, where the app has it. */
  override prepareStack(): void {
    const bootstrap = siblingStack(this, stackId(this.environment, 'bootstrap'));
    if (bootstrap && this.layer !== 'bootstrap') this.addDependency(bootstrap);
    super.prepareStack();
  }

  private mistakes(): string[] {
    const json: Tree = this.toTerraform();
    return [
      ...duplicateAddresses(this),
      ...crossStackReferences(this, json),
      ...danglingReferences(this.node.path, json),
    ];
  }

  private configureBackend(key: string): void {
    new S3Backend(this, {
      bucket: stateBucketName(this.environment),
      key,
      region: this.environment.region,
      encrypt: true,
      kmsKeyId: aliasArn(this.environment, stateKeyName(this.environment)),
    });
    // S3BackendConfig of cdktf 0.21 does not know the option.
    this.addOverride('terraform.backend.s3.use_lockfile', true);
  }

  private configureProvider(layer: Layer, credentials: 'deployment-role' | 'caller'): void {
    const { account, region, name, project } = this.environment;
    new AwsProvider(this, 'aws', {
      region,
      allowedAccountIds: [account],
      ...(credentials === 'deployment-role' ? { assumeRole: [{ roleArn: this.deploymentRoleArn() }] } : {}),
      defaultTags: [{ tags: { Environment: name, Project: project, ManagedBy: 'landfall', Layer: layer } }],
    });
  }

  /** An ephemeral variable may differ between the plan and its apply, so a plan made with the plan role can be applied with the other. */
  private deploymentRoleArn(): string {
    const access = new TerraformVariable(this, 'access', {
      type: 'string',
      default: 'plan',
      description: 'Role that the provider assumes: plan (read only) or apply.',
      validation: [{ condition: '${contains(["plan", "apply"], var.access)}', errorMessage: 'Use plan or apply.' }],
    });
    access.addOverride('ephemeral', true);
    const planRole = deploymentRoleName(this.environment, 'plan');
    const stem = planRole.slice(0, -'plan'.length);
    return roleArn(this.environment, `${stem}${access.stringValue}`);
  }
}

/** Stack ids name directories below one output directory: a nested stack, or a second one, would overwrite the first. */
function uniqueStackId(scope: Construct, id: string): string {
  if (!App.isApp(scope)) {
    throw new LandfallError('STACK_NESTED', `stack '${id}' must stand directly below the app`, scope.node.path);
  }
  if (scope.node.tryFindChild(id)) {
    throw new LandfallError('STACK_TWICE', `stack '${id}' is created twice; create each layer once`, id);
  }
  return id;
}
