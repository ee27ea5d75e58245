import { accountId } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';
import { awsLoadBalancerController, type AwsLoadBalancerControllerProps } from './aws-load-balancer-controller';

const minimal: AwsLoadBalancerControllerProps = {
  place: { account: accountId('111111111111', 'test'), region: 'eu-west-1' },
  clusterName: 'blue',
  vpcId: 'vpc-1',
};

const statements = awsLoadBalancerController(minimal);

function statement(sid: string): IdentityStatement | undefined {
  return statements.find((candidate) => candidate.sid === sid);
}

function elb(resource: string): string {
  return `arn:aws:elasticloadbalancing:eu-west-1:111111111111:${resource}`;
}

const groups = 'arn:aws:ec2:eu-west-1:111111111111:security-group/*';
const own = { StringEquals: { 'aws:ResourceTag/elbv2.k8s.aws/cluster': 'blue' } };

describe('the AWS Load Balancer Controller', () => {
  test('changes ingress of security groups in its VPC only', () => {
    expect(statement('ChangeIngress')).toEqual({
      sid: 'ChangeIngress',
      actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
      resources: [groups],
      conditions: { ArnLike: { 'ec2:Vpc': 'arn:aws:ec2:eu-west-1:*:vpc/vpc-1' } },
    });
  });

  test('creates security groups in its VPC only, and deletes only its own', () => {
    expect(statement('CreateSecurityGroups')?.resources).toEqual([groups, 'arn:aws:ec2:eu-west-1:*:vpc/vpc-1']);
    expect(statement('DeleteOwnSecurityGroups')?.conditions).toEqual(own);
  });

  test('tags security groups only as its own', () => {
    expect(statement('TagNewSecurityGroups')?.conditions).toEqual({
      StringEquals: { 'ec2:CreateAction': 'CreateSecurityGroup', 'aws:RequestTag/elbv2.k8s.aws/cluster': 'blue' },
    });
    expect(statement('TagOwnSecurityGroups')?.conditions).toEqual({
      Null: { 'aws:RequestTag/elbv2.k8s.aws/cluster': 'true' },
      ...own,
    });
  });

  test('creates load balancers only with the tag of its cluster', () => {
    const resources = [elb('loadbalancer/*'), elb('targetgroup/*')];
    expect(statement('CreateLoadBalancers')).toMatchObject({
      resources,
      conditions: { StringEquals: { 'aws:RequestTag/elbv2.k8s.aws/cluster': 'blue' } },
    });
    expect(statement('TagNewLoadBalancers')).toMatchObject({
      resources,
      conditions: {
        StringEquals: {
          'elasticloadbalancing:CreateAction': ['CreateTargetGroup', 'CreateLoadBalancer'],
          'aws:RequestTag/elbv2.k8s.aws/cluster': 'blue',
        },
      },
    });
    expect(statement('TagOwnLoadBalancers')?.conditions).toEqual({
      Null: { 'aws:RequestTag/elbv2.k8s.aws/cluster': 'true' },
      ...own,
    });
  });

  test('changes and deletes only load balancers of its cluster', () => {
    expect(statement('ChangeOwnLoadBalancers')).toMatchObject({
      actions: expect.arrayContaining(['elasticloadbalancing:DeleteLoadBalancer']),
      conditions: own,
    });
    expect(statement('ChangeListeners')?.resources).toEqual([elb('listener/*'), elb('listener-rule/*')]);
    expect(statement('CreateListenersOnLoadBalancers')?.resources).toEqual([elb('loadbalancer/*')]);
    expect(statement('RegisterTargets')?.resources).toEqual([elb('targetgroup/*')]);
  });

  test('creates the service-linked role of Elastic Load Balancing and no other', () => {
    expect(statement('CreateServiceLinkedRole')?.conditions).toEqual({
      StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' },
    });
  });

  test('ties load balancers to Cognito, Shield and WAF by default, and to less where asked to', () => {
    const integrations = ['ReadUserPoolClients', 'ProtectWithShield', 'ProtectWithWaf'];
    expect(statements.slice(-3).map(({ sid }) => sid)).toEqual(integrations);
    const waf = awsLoadBalancerController({ ...minimal, integrations: ['waf'] });
    expect(waf.map(({ sid }) => sid).filter((sid) => integrations.includes(sid))).toEqual(['ProtectWithWaf']);
  });
});
