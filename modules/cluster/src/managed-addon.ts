import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { IClusterRef } from '@landfall/contracts';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { AddonIdentity, AddonOptions } from './addon-options';
import { canonicalJson } from './canonical-json';
import { clusterNameFor } from './cluster-reference';

/** An add-on as EKS installs it. */
export interface AddonSpec {
  readonly name: string;
  readonly version: string;
  readonly options: AddonOptions;

  /** Settings by the add-on's own configuration schema. @default none */
  readonly configuration?: object;

  /** Role of the add-on's service accounts. @default none */
  readonly identity?: AddonIdentity & { readonly serviceAccounts: readonly string[] };

  /** Names of add-ons that must be there first, if they are installed at all. @default none */
  readonly after?: readonly string[];
}

/**
 * Installs add-ons in order, each under its own name: the name is its address.
 *
 * @param nodes What must be there before any of them.
 */
export function installAddons(
  scope: Construct,
  cluster: IClusterRef,
  specs: readonly AddonSpec[],
  nodes: readonly ITerraformDependable[] = [],
): void {
  const installed = new Map<string, EksAddon>();
  for (const spec of specs) {
    const earlier = [...installed].filter(([name]) => spec.after?.includes(name)).map(([, addon]) => addon);
    const dependsOn = [...nodes, ...earlier];
    const addon = new EksAddon(scope, spec.name, {
      ...addonConfig(cluster, spec),
      ...(dependsOn.length > 0 ? { dependsOn } : {}),
    });
    installed.set(spec.name, addon);
  }
}

function addonConfig(cluster: IClusterRef, { name, version, options, configuration = {}, identity }: AddonSpec) {
  const { conflicts = {}, onRemoval = 'preserve' } = options;
  const configurationValues = canonicalJson(configuration);
  return {
    clusterName: clusterNameFor(cluster),
    addonName: name,
    addonVersion: version,
    resolveConflictsOnCreate: (conflicts.create ?? 'none').toUpperCase(),
    resolveConflictsOnUpdate: (conflicts.update ?? 'overwrite').toUpperCase(),
    preserve: onRemoval === 'preserve',
    ...(configurationValues === undefined ? {} : { configurationValues }),
    ...identityConfig(identity),
  };
}

function identityConfig(identity: AddonSpec['identity']) {
  if (!identity) return {};
  const { roleArn } = identity.role;
  if (identity.kind === 'irsa') return { serviceAccountRoleArn: roleArn };
  return {
    podIdentityAssociation: identity.serviceAccounts.map((serviceAccount) => ({ roleArn, serviceAccount })),
  };
}
