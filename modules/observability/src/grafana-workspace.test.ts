import { GrafanaRoleAssociation } from '@cdktf/provider-aws/lib/grafana-role-association';
import { GrafanaWorkspace as Workspace } from '@cdktf/provider-aws/lib/grafana-workspace';
import { GrafanaWorkspaceSamlConfiguration } from '@cdktf/provider-aws/lib/grafana-workspace-saml-configuration';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { accountId } from '@landfall/contracts';
import { document, testLogGroup, testNetwork } from '@landfall/testing';
import { GrafanaWorkspace, type GrafanaWorkspaceProps } from './grafana-workspace';
import { statementsBySid } from './testing/statements-by-sid';
import { synthWithAws } from './testing/synth-with-aws';

const WORKSPACE = 'arn:aws:aps:eu-west-1:111111111111:workspace/ws-1';

const minimal: GrafanaWorkspaceProps = {
  name: 'acme-dev',
  account: accountId('111111111111', 'test'),
  region: 'eu-west-1',
  version: '10.4',
  authentication: { kind: 'identity-center', admins: { groupIds: ['g-1'] } },
  networkAccess: { kind: 'restricted', vpcEndpointIds: ['vpce-1'] },
  dataSources: {},
};

const SAML: GrafanaWorkspaceProps['authentication'] = {
  kind: 'saml',
  metadata: { kind: 'url', url: 'https://idp.example.com/metadata' },
  adminRoles: ['grafana-admin'],
};

function make(props: Partial<GrafanaWorkspaceProps> = {}) {
  return synthWithAws((scope) => new GrafanaWorkspace(scope, 'grafana', { ...minimal, ...props }));
}

function statementsOf(dataSources: GrafanaWorkspaceProps['dataSources']) {
  return statementsBySid(make({ dataSources }).only(IamRolePolicy)['policy']);
}

describe('GrafanaWorkspace', () => {
  it('is a pinned version with a role of ours, without plugins of others, by default', () => {
    const stack = make();
    const workspace = stack.only(Workspace);
    expect(workspace).toMatchObject({
      name: 'acme-dev',
      account_access_type: 'CURRENT_ACCOUNT',
      permission_type: 'CUSTOMER_MANAGED',
      authentication_providers: ['AWS_SSO'],
      grafana_version: '10.4',
      role_arn: stack.ref(IamRole, 'grafana/role', 'arn'),
      network_access_control: { prefix_list_ids: [], vpce_ids: ['vpce-1'] },
    });
    expect(document(workspace['configuration'])).toEqual({
      plugins: { pluginAdminEnabled: false },
      unifiedAlerting: { enabled: true },
    });
    expect(workspace).not.toHaveProperty('vpc_configuration');
  });

  it('is open to the internet, and lets administrators install plugins, only when told so', () => {
    const workspace = make({ networkAccess: { kind: 'public' }, plugins: 'managed-by-admins' }).only(Workspace);
    expect(workspace).not.toHaveProperty('network_access_control');
    expect(document(workspace['configuration'])['plugins']).toEqual({ pluginAdminEnabled: true });
  });

  it('can be limited to prefix lists', () => {
    const networkAccess = { kind: 'restricted', prefixListIds: ['pl-1'] } as const;
    expect(make({ networkAccess }).only(Workspace)).toMatchObject({
      network_access_control: { prefix_list_ids: ['pl-1'], vpce_ids: [] },
    });
  });

  it('reaches into a VPC when told so', () => {
    const vpc = { network: testNetwork(), securityGroupIds: ['sg-1'] } as const;
    expect(make({ vpc }).only(Workspace)).toMatchObject({
      vpc_configuration: {
        subnet_ids: ['subnet-private-a', 'subnet-private-b', 'subnet-private-c'],
        security_group_ids: ['sg-1'],
      },
    });
    expect(make({ vpc: { ...vpc, subnetTier: 'intra' } }).only(Workspace)).toMatchObject({
      vpc_configuration: { subnet_ids: ['subnet-intra-a', 'subnet-intra-b', 'subnet-intra-c'] },
    });
  });

  it('lets only workspaces of this account assume the role', () => {
    const role = make({ region: 'us-gov-west-1' }).only(IamRole);
    expect(role['name']).toBe('acme-dev-grafana');
    expect(statementsBySid(role['assume_role_policy'])['AssumeFromGrafana']).toMatchObject({
      Principal: { Service: 'grafana.amazonaws.com' },
      Action: 'sts:AssumeRole',
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111111111111' },
        ArnLike: { 'aws:SourceArn': 'arn:aws-us-gov:grafana:us-gov-west-1:111111111111:/workspaces/*' },
      },
    });
  });

  it('takes a name for the role', () => {
    expect(make({ roleName: 'reader' }).only(IamRole)['name']).toBe('reader');
  });

  it('may read nothing by default', () => {
    const stack = make();
    expect(stack.all(IamRolePolicy)).toEqual({});
    expect(stack.only(Workspace)['data_sources']).toEqual([]);
  });

  it('may query the Prometheus workspaces that it is given', () => {
    const dataSources = { prometheus: { metrics: { workspaceArn: WORKSPACE } } };
    const statements = statementsOf(dataSources);
    expect(Object.keys(statements)).toEqual(['FindWorkspaces', 'DescribeWorkspaces', 'Query']);
    expect(statements['Query']).toMatchObject({ Resource: WORKSPACE });
    expect(statements['DescribeWorkspaces']).toMatchObject({ Resource: WORKSPACE });
    expect(JSON.stringify(statements)).not.toContain('RemoteWrite');
    expect(make({ dataSources }).only(Workspace)['data_sources']).toEqual(['PROMETHEUS']);
  });

  it('may read metrics, and search the log groups that it is given', () => {
    const logGroup = testLogGroup('/aws/eks/blue/cluster');
    const dataSources = { cloudwatch: { logGroups: [logGroup] } };
    const statements = statementsOf(dataSources);
    expect(Object.keys(statements)).toEqual(['ReadMetrics', 'ReadNames', 'SearchLogs', 'FollowQueries']);
    expect(statements['SearchLogs']).toMatchObject({ Resource: [logGroup.logGroupArn, `${logGroup.logGroupArn}:*`] });
    expect(Object.keys(statementsOf({ cloudwatch: { logGroups: [] } }))).toEqual(['ReadMetrics', 'ReadNames']);
    expect(make({ dataSources }).only(Workspace)['data_sources']).toEqual(['CLOUDWATCH']);
  });

  it('may read traces', () => {
    expect(Object.keys(statementsOf({ xray: 'included' }))).toEqual(['ReadTraces']);
    expect(make({ dataSources: { xray: 'included' } }).only(Workspace)['data_sources']).toEqual(['XRAY']);
  });
});

describe('signing in to Grafana', () => {
  it('gives roles to users and groups of Identity Center, and none to nobody', () => {
    const stack = make({
      authentication: {
        kind: 'identity-center',
        admins: { groupIds: ['g-1'], userIds: ['u-1'] },
        viewers: { userIds: ['u-2'] },
      },
    });
    const workspaceId = stack.ref(Workspace, 'grafana/workspace', 'id');
    expect(stack.at(GrafanaRoleAssociation, 'grafana/roles/admin')).toEqual({
      workspace_id: workspaceId,
      role: 'ADMIN',
      group_ids: ['g-1'],
      user_ids: ['u-1'],
    });
    expect(stack.at(GrafanaRoleAssociation, 'grafana/roles/viewer')).toEqual({
      workspace_id: workspaceId,
      role: 'VIEWER',
      user_ids: ['u-2'],
    });
    expect(Object.keys(stack.all(GrafanaRoleAssociation))).toHaveLength(2);
    expect(stack.all(GrafanaWorkspaceSamlConfiguration)).toEqual({});
  });

  it('makes editors', () => {
    const authentication = { kind: 'identity-center', admins: {}, editors: { groupIds: ['g-2'] } } as const;
    expect(make({ authentication }).only(GrafanaRoleAssociation)).toMatchObject({
      role: 'EDITOR',
      group_ids: ['g-2'],
    });
  });

  it('trusts a SAML provider for eight hours by default', () => {
    const stack = make({ authentication: SAML });
    expect(stack.only(Workspace)['authentication_providers']).toEqual(['SAML']);
    expect(stack.only(GrafanaWorkspaceSamlConfiguration)).toEqual({
      workspace_id: stack.ref(Workspace, 'grafana/workspace', 'id'),
      idp_metadata_url: 'https://idp.example.com/metadata',
      role_assertion: 'role',
      admin_role_values: ['grafana-admin'],
      editor_role_values: [],
      login_validity_duration: 480,
    });
    expect(stack.all(GrafanaRoleAssociation)).toEqual({});
  });

  it('reads SAML as it is told', () => {
    const authentication: GrafanaWorkspaceProps['authentication'] = {
      ...SAML,
      metadata: { kind: 'xml', xml: '<x/>' },
      roleAttribute: 'groups',
      editorRoles: ['editors'],
      sessionMinutes: 60,
    };
    expect(make({ authentication }).only(GrafanaWorkspaceSamlConfiguration)).toMatchObject({
      idp_metadata_xml: '<x/>',
      role_assertion: 'groups',
      editor_role_values: ['editors'],
      login_validity_duration: 60,
    });
  });

  it('fails for everything that AWS or security would refuse', () => {
    const broken: Partial<GrafanaWorkspaceProps> = {
      name: `a b${'c'.repeat(60)}`,
      version: '-1.5',
      authentication: { ...SAML, metadata: { kind: 'url', url: 'http://idp.example.com' }, sessionMinutes: 0 },
      networkAccess: { kind: 'restricted' },
      vpc: { network: testNetwork(['private'], 1), securityGroupIds: ['sg-1'] },
    };
    expect(() => make(broken)).toThrow(
      [
        `GRAFANA_NAME_INVALID at test/grafana: a workspace's name has 1 to 255 letters, digits, - . _ and ~, got 'a b${'c'.repeat(60)}'`,
        `GRAFANA_ROLE_NAME_TOO_LONG at test/grafana: a role's name has at most 64 characters, 'a b${'c'.repeat(60)}-grafana' has 71; set roleName`,
        "GRAFANA_VERSION_INVALID at test/grafana: '-1.5' is no version of Grafana; write one like 10.4",
        "GRAFANA_METADATA_URL at test/grafana.authentication.metadata.url: metadata must come over https, or it could be forged; got 'http://idp.example.com'",
        'GRAFANA_SESSION_MINUTES at test/grafana.authentication.sessionMinutes: a session lasts 1 to 10080 whole minutes, got 0',
        'GRAFANA_UNREACHABLE at test/grafana.networkAccess: nobody could reach the workspace; name prefixListIds or vpcEndpointIds',
        'GRAFANA_TOO_FEW_SUBNETS at test/grafana.vpc: a workspace needs private subnets in 2 or more zones, got 1',
      ].join('\n'),
    );
  });
});
