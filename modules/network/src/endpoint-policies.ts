import { partitionOf, type Region } from '@landfall/contracts';
import { type Action, type Conditions, resourcePolicy, type ResourceStatement } from '@landfall/policy';
import { eksImageAccount } from './eks-image-accounts';
import { type EndpointService, iamPrefixOf } from './endpoint-services';
import type { EndpointPerimeter } from './endpoint-options';

/** What endpoint policies are written from. */
export interface PolicyContext {
  readonly region: Region;

  /** The network's account. May be a token. */
  readonly accountId: string;

  readonly perimeter: EndpointPerimeter;
  readonly pullFromAccounts: readonly string[];
  readonly readFromBuckets: readonly string[];
}

/** Services whose endpoints take no policy. Source: App Mesh User Guide, "Interface VPC endpoints". */
const WITHOUT_POLICY: ReadonlySet<EndpointService> = new Set<EndpointService>(['appmesh-envoy-management']);

const ANYBODY = { kind: 'anybody' } as const;
const CONFINED = { any: 'an endpoint policy only limits: the conditions confine principals and resources' } as const;

/**
 * Policy of an interface endpoint: own principals reach own resources, and what AWS owns where the service needs it.
 * Undefined where the service takes none.
 *
 * @param at Construct path, for messages.
 */
export function interfacePolicy(at: string, service: EndpointService, context: PolicyContext): string | undefined {
  if (WITHOUT_POLICY.has(service)) return undefined;
  const own = ownStatement([`${iamPrefixOf(service)}:*`], context);
  return resourcePolicy(at, own, ...exceptionsOf(service, context));
}

/** Policy of the gateway endpoint for Amazon DynamoDB. */
export function dynamodbPolicy(at: string, context: PolicyContext): string {
  return resourcePolicy(at, ownStatement(['dynamodb:*'], context));
}

/**
 * Policy of the gateway endpoint for Amazon S3. Image layers of ECR and packages of Amazon Linux come from buckets of
 * AWS by signatures of AWS or by none, so no principal is asked for: only that nothing is written.
 */
export function s3Policy(at: string, context: PolicyContext): string {
  const { region, readFromBuckets } = context;
  const partition = partitionOf(region);
  const buckets: readonly [string, ...string[]] = [
    `prod-${region}-starport-layer-bucket`,
    `al2023-repos-${region}-de612dc2`,
    ...SSM_BUCKETS.map((bucket) => bucket.replace('REGION', region)),
    ...readFromBuckets,
  ];
  const [first, ...rest] = buckets.map((bucket) => `arn:${partition}:s3:::${bucket}/*`);
  const own = ownStatement(['s3:*'], context);
  if (first === undefined) return resourcePolicy(at, own);
  return resourcePolicy(at, own, {
    sid: 'ReadForeignBuckets',
    principals: ANYBODY,
    actions: ['s3:GetObject'],
    resources: [first, ...rest],
    conditions: { Bool: { 'aws:SecureTransport': 'true' } },
  });
}

/** Buckets that the agent of AWS Systems Manager reads. Source: Systems Manager User Guide, "SSM Agent communications". */
const SSM_BUCKETS = [
  'amazon-ssm-REGION',
  'amazon-ssm-packages-REGION',
  'aws-ssm-REGION',
  'aws-ssm-document-attachments-REGION',
  'patch-baseline-snapshot-REGION',
] as const;

/** What a service needs beyond own principals and own resources. */
function exceptionsOf(service: EndpointService, context: PolicyContext): readonly ResourceStatement[] {
  switch (service) {
    case 'ecr.api':
    case 'ecr.dkr':
      return [pullStatement(context)];
    case 'ec2':
      return ec2Statements(context);
    case 'ssm':
      return ssmStatements(context);
    case 'sts':
      return [webIdentityStatement(context)];
    case 'guardduty-data':
      return [telemetryStatement(context)];
    case 'events':
      return [putEventsStatement(context)];
    default:
      return [];
  }
}

function ownStatement(actions: readonly [Action, ...Action[]], context: PolicyContext): ResourceStatement {
  return {
    sid: 'OwnPrincipalsToOwnResources',
    principals: ANYBODY,
    actions,
    resources: CONFINED,
    conditions: { StringEquals: { ...ownPrincipal(context), ...ownResource(context) } },
  };
}

/** Images of EKS add-ons are in an account of Amazon: they may be pulled, nothing may be pushed there. */
function pullStatement(context: PolicyContext): ResourceStatement {
  const { region, pullFromAccounts } = context;
  const repositories = (account: string): string => `arn:${partitionOf(region)}:ecr:${region}:${account}:repository/*`;
  return {
    sid: 'PullFromForeignRegistries',
    principals: ANYBODY,
    actions: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    resources: [repositories(eksImageAccount(region)), ...pullFromAccounts.map(repositories)],
    conditions: principalOnly(context),
  };
}

/** AMIs and prefix lists of AWS; and `CreateVolume`, for which AWS gives no owner of the resource. */
function ec2Statements(context: PolicyContext): readonly ResourceStatement[] {
  const { region, accountId } = context;
  const arn = `arn:${partitionOf(region)}:ec2:${region}`;
  return [
    {
      sid: 'LaunchForeignImages',
      principals: ANYBODY,
      actions: ['ec2:CreateFleet', 'ec2:RunInstances'],
      resources: [`${arn}::image/*`, `${arn}::snapshot/*`],
      conditions: principalOnly(context),
    },
    {
      sid: 'ReadPrefixListsOfAws',
      principals: ANYBODY,
      actions: ['ec2:GetManagedPrefixListEntries'],
      resources: [`${arn}:aws:prefix-list/*`],
      conditions: principalOnly(context),
    },
    {
      sid: 'CreateOwnVolumes',
      principals: ANYBODY,
      actions: ['ec2:CreateVolume'],
      resources: [`${arn}:${accountId}:volume/*`, `${arn}::snapshot/*`],
      conditions: principalOnly(context),
    },
  ];
}

/** Public parameters, such as ids of EKS AMIs, and documents of AWS. */
function ssmStatements(context: PolicyContext): readonly ResourceStatement[] {
  const arn = `arn:${partitionOf(context.region)}:ssm:${context.region}`;
  return [
    {
      sid: 'ReadParametersOfAws',
      principals: ANYBODY,
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath'],
      resources: [`${arn}::parameter/aws/*`],
      conditions: principalOnly(context),
    },
    {
      sid: 'UseDocumentsOfAws',
      principals: ANYBODY,
      actions: ['ssm:DescribeDocument', 'ssm:GetDocument', 'ssm:SendCommand', 'ssm:StartSession'],
      resources: [`${arn}::document/*`],
      conditions: principalOnly(context),
    },
  ];
}

/** A service account's token is exchanged for credentials before there is a principal: only the role is known. */
function webIdentityStatement(context: PolicyContext): ResourceStatement {
  return {
    sid: 'ServiceAccountsToOwnRoles',
    principals: ANYBODY,
    actions: ['sts:AssumeRoleWithWebIdentity'],
    resources: CONFINED,
    conditions: { StringEquals: ownResource(context) },
  };
}

/** Telemetry goes to the GuardDuty service, which no customer owns. */
function telemetryStatement(context: PolicyContext): ResourceStatement {
  return {
    sid: 'SendSecurityTelemetry',
    principals: ANYBODY,
    actions: ['guardduty:SendSecurityTelemetry'],
    resources: { any: 'the action knows no resource' },
    conditions: principalOnly(context),
  };
}

/** AWS gives no owner of the resource for `PutEvents`: the bus is named instead. */
function putEventsStatement(context: PolicyContext): ResourceStatement {
  const { region, accountId } = context;
  return {
    sid: 'PutEventsOnOwnBuses',
    principals: ANYBODY,
    actions: ['events:PutEvents'],
    resources: [`arn:${partitionOf(region)}:events:${region}:${accountId}:event-bus/*`],
    conditions: principalOnly(context),
  };
}

function principalOnly(context: PolicyContext): Conditions {
  return { StringEquals: ownPrincipal(context) };
}

function ownPrincipal({ perimeter, accountId }: PolicyContext): Readonly<Record<string, string>> {
  return perimeter.kind === 'organization'
    ? { 'aws:PrincipalOrgID': perimeter.organizationId }
    : { 'aws:PrincipalAccount': accountId };
}

function ownResource({ perimeter, accountId }: PolicyContext): Readonly<Record<string, string>> {
  return perimeter.kind === 'organization'
    ? { 'aws:ResourceOrgID': perimeter.organizationId }
    : { 'aws:ResourceAccount': accountId };
}
