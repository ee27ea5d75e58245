/**
 * An access policy of EKS: what a principal may do with Kubernetes objects.
 *
 * `ClusterAdmin` may do anything, `Admin` anything in a namespace but quotas, `Edit` and `View` what the Kubernetes
 * roles of these names may, `AdminView` reads everything with Secrets, `SecretReader` reads Secrets.
 * Source: EKS User Guide, "Review access policy permissions".
 */
export type AccessPolicy =
  | 'AmazonEKSClusterAdminPolicy'
  | 'AmazonEKSAdminPolicy'
  | 'AmazonEKSAdminViewPolicy'
  | 'AmazonEKSEditPolicy'
  | 'AmazonEKSViewPolicy'
  | 'AmazonEKSSecretReaderPolicy';

/** Where an access policy holds: in the whole cluster, or in namespaces; a name may end in `*`. */
export type AccessScope = 'cluster' | { readonly namespaces: readonly [string, ...string[]] };

/** A person's or machine's role, or a user. */
export interface StandardAccessEntry {
  readonly kind: 'standard';

  /** ARN of an IAM role, with its path, or of a user. A change replaces the entry. */
  readonly principalArn: string;

  /** What it may do, and where. @default nothing but what its Kubernetes groups may */
  readonly policies?: Readonly<Partial<Record<AccessPolicy, AccessScope>>>;

  /** Groups that RBAC bindings name. @default none */
  readonly kubernetesGroups?: readonly string[];

  /** Name in Kubernetes and its audit log. @default the ARN, with the session name for a role */
  readonly username?: string;
}

/** The role of nodes, which may join the cluster. Managed node groups and Fargate profiles make their own. */
export interface NodeAccessEntry {
  /** `ec2-linux` and `ec2-windows`: nodes of your own and of Karpenter; `ec2`: Auto Mode; `hybrid-linux`: outside AWS. */
  readonly kind: 'ec2-linux' | 'ec2-windows' | 'ec2' | 'hybrid-linux' | 'fargate-linux';

  /** ARN of an IAM role, with its path. A change replaces the entry. */
  readonly principalArn: string;
}

export type AccessEntry = StandardAccessEntry | NodeAccessEntry;
