import type { EndpointFeature, EndpointService } from './endpoint-services';

/** VPC endpoints, and whose requests and resources they let through. */
export interface NetworkEndpoints {
  /**
   * Interface endpoints, one network interface per zone in the intra subnets; each is billed by the hour and zone.
   *
   * @default { kind: 'none' }
   */
  readonly interfaces?: InterfaceEndpoints;

  /**
   * Whose principals may use the endpoints, to reach whose resources.
   *
   * @default the account of the network
   */
  readonly perimeter?: EndpointPerimeter;

  /**
   * Accounts outside the perimeter whose ECR repositories may be pulled from. Amazon's for EKS add-ons always may.
   *
   * @default none
   */
  readonly pullFromAccounts?: readonly string[];

  /**
   * S3 buckets outside the perimeter, by name, whose objects may be read. Those of ECR layers and Amazon Linux always may.
   *
   * @default none
   */
  readonly readFromBuckets?: readonly string[];
}

/** Which interface endpoints there are. */
export type InterfaceEndpoints =
  | { readonly kind: 'none' }
  | {
      /** What the features need, and what every cluster does. */
      readonly kind: 'for-features';
      readonly features: readonly EndpointFeature[];
    }
  | {
      /** These, and nothing else. */
      readonly kind: 'services';
      readonly services: readonly EndpointService[];
    }
  | {
      /** Shared ones in another VPC, with their private DNS zones associated there; reached through `transitGateway`. */
      readonly kind: 'central';
    };

/** Whose principals and resources an endpoint lets through. */
export type EndpointPerimeter =
  | { readonly kind: 'account' }
  | {
      readonly kind: 'organization';

      /** Id of the AWS organization: `o-a1b2c3d4e5`. */
      readonly organizationId: string;
    };
