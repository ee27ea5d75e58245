import type { IRole } from '@landfall/contracts';

/** What every add-on can be told. */
export interface AddonOptions {
  /**
   * What happens to fields that somebody changed in the cluster, or that were there before.
   *
   * @default creation fails on objects that are there already; an update overwrites changes
   */
  readonly conflicts?: AddonConflicts;

  /**
   * What happens to the software when the add-on is taken out of the environment, or the cluster is destroyed.
   *
   * @default 'preserve': it goes on running, unmanaged
   */
  readonly onRemoval?: 'preserve' | 'delete';
}

export interface AddonConflicts {
  /** @default 'none': creation fails, so that nothing is taken over unseen */
  readonly create?: 'none' | 'overwrite';

  /** @default 'overwrite': the environment tells the truth */
  readonly update?: 'none' | 'overwrite' | 'preserve';
}

/** How the add-on's own service accounts come to an IAM role. */
export type AddonIdentity =
  | {
      /** EKS Pod Identity: the role trusts pods.eks.amazonaws.com. Needs the Pod Identity agent; not on Fargate. */
      readonly kind: 'pod-identity';
      readonly role: IRole;
    }
  | {
      /** IAM roles for service accounts: the role trusts the cluster's OIDC provider. */
      readonly kind: 'irsa';
      readonly role: IRole;
    };

/** Lets pods onto nodes that keep others away. */
export interface Toleration {
  readonly key?: string;
  readonly operator: 'Exists' | 'Equal';
  /** For `Equal` only. */
  readonly value?: string;
  /** @default every effect */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** Amounts as Kubernetes writes them: `{ cpu: '100m', memory: '128Mi' }`. */
export interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Where pods of an add-on run, and how much they may take. */
export interface AddonScheduling {
  /** In place of the add-on's own tolerations. @default the add-on's own */
  readonly tolerations?: readonly Toleration[];

  /** Labels that a node must have. @default any node */
  readonly nodeSelector?: Readonly<Record<string, string>>;

  /** @default the add-on's own */
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
}

/** The part of an add-on's configuration that says where its pods run. */
export function schedulingConfig({ tolerations, nodeSelector, resources }: AddonScheduling) {
  return {
    ...(tolerations ? { tolerations } : {}),
    ...(nodeSelector ? { nodeSelector } : {}),
    ...(resources ? { resources } : {}),
  };
}
