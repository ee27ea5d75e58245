import { GrafanaWorkspace as Workspace, type GrafanaWorkspaceConfig } from '@cdktf/provider-aws/lib/grafana-workspace';
import { type AccountId, type INetwork, Problems, type Region, type SubnetTier } from '@landfall/contracts';
import { Construct } from 'constructs';
import { checkAuthentication, createSignIn, type GrafanaAuthentication } from './grafana-authentication';
import { createGrafanaRole, type GrafanaDataSources } from './grafana-role';

/** From where the workspace can be reached. Users must sign in either way. */
export type GrafanaNetworkAccess =
  | {
      readonly kind: 'restricted';

      /**
       * Prefix lists of client addresses.
       *
       * @default none
       */
      readonly prefixListIds?: readonly string[];

      /**
       * Interface endpoints of the service `grafana-workspace`.
       *
       * @default none
       */
      readonly vpcEndpointIds?: readonly string[];
    }
  | { readonly kind: 'public' };

export interface GrafanaWorkspaceProps {
  /** 1 to 255 letters, digits, `-`, `.`, `_` and `~`. */
  readonly name: string;

  readonly account: AccountId;
  readonly region: Region;

  /** Version of Grafana: `10.4`. It can be raised, never lowered. */
  readonly version: `${number}.${number}`;

  readonly authentication: GrafanaAuthentication;

  readonly networkAccess: GrafanaNetworkAccess;

  readonly dataSources: GrafanaDataSources;

  /**
   * Network interfaces in a VPC, to reach data sources there.
   *
   * @default none: only AWS services and public addresses
   */
  readonly vpc?: {
    readonly network: INetwork;

    /** In 2 or more zones. @default 'private' */
    readonly subnetTier?: SubnetTier;
    readonly securityGroupIds: readonly [string, ...string[]];
  };

  /**
   * Name of the workspace's role, at most 64 characters. Cannot change after creation.
   *
   * @default '<name>-grafana'
   */
  readonly roleName?: string;

  /**
   * Whether administrators may install plugins, which run code of others.
   *
   * @default 'fixed'
   */
  readonly plugins?: 'fixed' | 'managed-by-admins';
}

/** An Amazon Managed Grafana workspace that reads its data sources with a role of its own. */
export class GrafanaWorkspace extends Construct {
  /** @attribute */
  readonly workspaceId: string;

  /** Host name of the workspace. @attribute */
  readonly endpoint: string;

  /** Of the role that reads data sources. @attribute */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: GrafanaWorkspaceProps) {
    super(scope, id);
    const { name, account, region, version, authentication, networkAccess, dataSources, vpc } = props;
    const { roleName = `${name}-grafana`, plugins = 'fixed' } = props;
    validate(props, roleName, this.node.path);

    const role = createGrafanaRole(this, { roleName, account, region, dataSources });
    const workspace = new Workspace(this, 'workspace', {
      name,
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'CUSTOMER_MANAGED',
      authenticationProviders: [authentication.kind === 'saml' ? 'SAML' : 'AWS_SSO'],
      grafanaVersion: version,
      roleArn: role.arn,
      dataSources: dataSourceTypes(dataSources),
      configuration: JSON.stringify({
        plugins: { pluginAdminEnabled: plugins === 'managed-by-admins' },
        unifiedAlerting: { enabled: true },
      }),
      ...renderNetworkAccess(networkAccess),
      ...(vpc ? { vpcConfiguration: renderVpc(vpc) } : {}),
      tags: { Name: name },
    });
    createSignIn(this, workspace.id, authentication);

    this.workspaceId = workspace.id;
    this.endpoint = workspace.endpoint;
    this.roleArn = role.arn;
  }
}

function dataSourceTypes({ prometheus = {}, cloudwatch, xray }: GrafanaDataSources): string[] {
  return [
    ...(cloudwatch ? ['CLOUDWATCH'] : []),
    ...(Object.keys(prometheus).length > 0 ? ['PROMETHEUS'] : []),
    ...(xray === 'included' ? ['XRAY'] : []),
  ];
}

function renderNetworkAccess(access: GrafanaNetworkAccess): Pick<GrafanaWorkspaceConfig, 'networkAccessControl'> {
  if (access.kind === 'public') return {};
  const { prefixListIds = [], vpcEndpointIds = [] } = access;
  return { networkAccessControl: { prefixListIds: [...prefixListIds], vpceIds: [...vpcEndpointIds] } };
}

function renderVpc({ network, subnetTier = 'private', securityGroupIds }: NonNullable<GrafanaWorkspaceProps['vpc']>) {
  return {
    subnetIds: network.subnets(subnetTier).map(({ subnetId }) => subnetId),
    securityGroupIds: [...securityGroupIds],
  };
}

function validate(props: GrafanaWorkspaceProps, roleName: string, at: string): void {
  const problems = new Problems(at);
  const { name, version, authentication, networkAccess, vpc } = props;
  if (!/^[\w.~-]{1,255}$/.test(name)) {
    const message = `a workspace's name has 1 to 255 letters, digits, - . _ and ~, got '${name}'`;
    problems.add('GRAFANA_NAME_INVALID', message);
  }
  if (roleName.length > 64) {
    const message = `a role's name has at most 64 characters, '${roleName}' has ${roleName.length}; set roleName`;
    problems.add('GRAFANA_ROLE_NAME_TOO_LONG', message);
  }
  if (!/^\d+\.\d+$/.test(version)) {
    problems.add('GRAFANA_VERSION_INVALID', `'${version}' is no version of Grafana; write one like 10.4`);
  }
  checkAuthentication(authentication, problems, `${at}.authentication`);
  if (networkAccess.kind === 'restricted') {
    const { prefixListIds = [], vpcEndpointIds = [] } = networkAccess;
    if (prefixListIds.length + vpcEndpointIds.length === 0) {
      const message = 'nobody could reach the workspace; name prefixListIds or vpcEndpointIds';
      problems.add('GRAFANA_UNREACHABLE', message, `${at}.networkAccess`);
    }
  }
  if (vpc) {
    const { network, subnetTier = 'private' } = vpc;
    const zones = new Set(network.subnets(subnetTier).map(({ zone }) => zone));
    if (zones.size < 2) {
      const message = `a workspace needs ${subnetTier} subnets in 2 or more zones, got ${zones.size}`;
      problems.add('GRAFANA_TOO_FEW_SUBNETS', message, `${at}.vpc`);
    }
  }
  problems.throwIfAny();
}
