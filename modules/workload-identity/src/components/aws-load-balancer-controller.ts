import type { IdentityStatement } from '@landfall/policy';
import { arnIn, type AwsPlace, noResourceLevel, sharedArn } from './aws-place';

export interface AwsLoadBalancerControllerProps {
  readonly place: AwsPlace;

  /** The controller tags what it makes with `elbv2.k8s.aws/cluster: <clusterName>`. */
  readonly clusterName: string;

  /** The only VPC in which it may change security groups. @attribute */
  readonly vpcId: string;

  /**
   * Services it may tie load balancers to. Turn off in the controller what is left out here: `enableShield`, `enableWaf`,
   * `enableWafv2`.
   *
   * @default ['cognito', 'shield', 'waf']
   */
  readonly integrations?: readonly ('cognito' | 'shield' | 'waf')[];
}

const CLUSTER_TAG = 'elbv2.k8s.aws/cluster';

/** Source: kubernetes-sigs/aws-load-balancer-controller, docs/install/iam_policy.json. */
export function awsLoadBalancerController(props: AwsLoadBalancerControllerProps): readonly IdentityStatement[] {
  const { integrations = ['cognito', 'shield', 'waf'] } = props;
  return [
    ...reading(),
    ...securityGroups(props),
    ...creating(props),
    ...changing(props),
    ...integrations.map((integration) => INTEGRATIONS[integration]),
  ];
}

function reading(): readonly IdentityStatement[] {
  return [
    {
      sid: 'CreateServiceLinkedRole',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: { any: 'the condition confines it to the role of Elastic Load Balancing' },
      conditions: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
    },
    {
      sid: 'ReadNetwork',
      actions: [
        'ec2:DescribeAccountAttributes',
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeCoipPools',
        'ec2:DescribeInstances',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeIpamPools',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeVpcPeeringConnections',
        'ec2:DescribeVpcs',
        'ec2:GetCoipPoolUsage',
        'ec2:GetSecurityGroupsForVpc',
      ],
      resources: noResourceLevel,
    },
    {
      sid: 'ReadLoadBalancers',
      actions: [
        'elasticloadbalancing:DescribeCapacityReservation',
        'elasticloadbalancing:DescribeListenerAttributes',
        'elasticloadbalancing:DescribeListenerCertificates',
        'elasticloadbalancing:DescribeListeners',
        'elasticloadbalancing:DescribeLoadBalancerAttributes',
        'elasticloadbalancing:DescribeLoadBalancers',
        'elasticloadbalancing:DescribeRules',
        'elasticloadbalancing:DescribeSSLPolicies',
        'elasticloadbalancing:DescribeTags',
        'elasticloadbalancing:DescribeTargetGroupAttributes',
        'elasticloadbalancing:DescribeTargetGroups',
        'elasticloadbalancing:DescribeTargetHealth',
        'elasticloadbalancing:DescribeTrustStores',
      ],
      resources: noResourceLevel,
    },
    {
      sid: 'ReadCertificates',
      actions: [
        'acm:DescribeCertificate',
        'acm:ListCertificates',
        'iam:GetServerCertificate',
        'iam:ListServerCertificates',
      ],
      resources: { any: 'the controller finds the certificate of a host name among all' },
    },
  ];
}

function securityGroups({ place, clusterName, vpcId }: AwsLoadBalancerControllerProps): readonly IdentityStatement[] {
  const groups = arnIn(place, 'ec2', 'security-group/*');
  const vpc = sharedArn(place, 'ec2', `vpc/${vpcId}`);
  const inVpc = { ArnLike: { 'ec2:Vpc': vpc } };
  return [
    {
      sid: 'ChangeIngress',
      actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
      resources: [groups],
      conditions: inVpc,
    },
    { sid: 'CreateSecurityGroups', actions: ['ec2:CreateSecurityGroup'], resources: [groups, vpc] },
    {
      sid: 'TagNewSecurityGroups',
      actions: ['ec2:CreateTags'],
      resources: [groups],
      conditions: {
        StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup', [`aws:RequestTag/${CLUSTER_TAG}`]: clusterName },
      },
    },
    {
      sid: 'TagOwnSecurityGroups',
      actions: ['ec2:CreateTags', 'ec2:DeleteTags'],
      resources: [groups],
      conditions: {
        Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: 'true' },
        StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName },
      },
    },
    {
      sid: 'DeleteOwnSecurityGroups',
      actions: ['ec2:DeleteSecurityGroup'],
      resources: [groups],
      conditions: { StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName } },
    },
  ];
}

function creating({ place, clusterName }: AwsLoadBalancerControllerProps): readonly IdentityStatement[] {
  const requested = { [`aws:RequestTag/${CLUSTER_TAG}`]: clusterName };
  const balancers = arnIn(place, 'elasticloadbalancing', 'loadbalancer/*');
  const targetGroups = arnIn(place, 'elasticloadbalancing', 'targetgroup/*');
  return [
    {
      sid: 'CreateLoadBalancers',
      actions: ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:CreateTargetGroup'],
      resources: [balancers, targetGroups],
      conditions: { StringEquals: requested },
    },
    {
      sid: 'TagNewLoadBalancers',
      actions: ['elasticloadbalancing:AddTags'],
      resources: [balancers, targetGroups],
      conditions: {
        StringEquals: {
          'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateLoadBalancer'],
          ...requested,
        },
      },
    },
    {
      sid: 'TagOwnLoadBalancers',
      actions: ['elasticloadbalancing:AddTags', 'elasticloadbalancing:RemoveTags'],
      resources: [balancers, targetGroups],
      conditions: {
        Null: { [`aws:RequestTag/${CLUSTER_TAG}`]: 'true' },
        StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName },
      },
    },
  ];
}

function changing({ place, clusterName }: AwsLoadBalancerControllerProps): readonly IdentityStatement[] {
  const arn = (resource: string): string => arnIn(place, 'elasticloadbalancing', resource);
  return [
    {
      sid: 'ChangeOwnLoadBalancers',
      actions: [
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:ModifyCapacityReservation',
        'elasticloadbalancing:ModifyIpPools',
        'elasticloadbalancing:ModifyListenerAttributes',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:SetIpAddressType',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
      ],
      resources: [arn('loadbalancer/*'), arn('targetgroup/*'), arn('listener/*')],
      conditions: { StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName } },
    },
    {
      sid: 'ChangeListeners',
      actions: [
        'elasticloadbalancing:AddListenerCertificates',
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateListener',
        'elasticloadbalancing:CreateRule',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:DeleteRule',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:ModifyRule',
        'elasticloadbalancing:RemoveListenerCertificates',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetRulePriorities',
      ],
      resources: [arn('listener/*'), arn('listener-rule/*')],
    },
    {
      sid: 'CreateListenersOnLoadBalancers',
      actions: ['elasticloadbalancing:CreateListener', 'elasticloadbalancing:SetWebAcl'],
      resources: [arn('loadbalancer/*')],
    },
    {
      sid: 'RegisterTargets',
      actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
      resources: [arn('targetgroup/*')],
    },
  ];
}

const INTEGRATIONS: Readonly<Record<'cognito' | 'shield' | 'waf', IdentityStatement>> = {
  cognito: {
    sid: 'ReadUserPoolClients',
    actions: ['cognito-idp:DescribeUserPoolClient'],
    resources: { any: 'Ingress annotations name the user pools' },
  },
  shield: {
    sid: 'ProtectWithShield',
    actions: [
      'shield:CreateProtection',
      'shield:DeleteProtection',
      'shield:DescribeProtection',
      'shield:GetSubscriptionState',
    ],
    resources: { any: 'protections get their ids when they are created' },
  },
  waf: {
    sid: 'ProtectWithWaf',
    actions: [
      'waf-regional:AssociateWebACL',
      'waf-regional:DisassociateWebACL',
      'waf-regional:GetWebACL',
      'waf-regional:GetWebACLForResource',
      'wafv2:AssociateWebACL',
      'wafv2:DisassociateWebACL',
      'wafv2:GetWebACL',
      'wafv2:GetWebACLForResource',
    ],
    resources: { any: 'Ingress annotations name the web ACLs' },
  },
};
