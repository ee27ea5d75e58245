import { clusterLogGroup, type Environment, prefixOf } from '@landfall/environment';
import type { GrafanaWorkspaceProps, MetricsWorkspace } from '@landfall/observability';

type GrafanaFields = NonNullable<Environment['observability']['managedGrafana']>;

/** Version that new workspaces get. Source: Amazon Managed Grafana User Guide, "Differences between Grafana versions". */
const GRAFANA_VERSION = '10.4';

/** Grafana over everything that the environment observes. */
export function grafanaOptions(
  environment: Environment,
  { authentication, networkAccess }: GrafanaFields,
  metrics: MetricsWorkspace | undefined,
): GrafanaWorkspaceProps {
  const { account, region, clusters, observability } = environment;
  const logGroups = Object.keys(clusters).map((clusterId) => clusterLogGroup(environment, clusterId));
  return {
    name: prefixOf(environment),
    account,
    region,
    version: GRAFANA_VERSION,
    authentication: signIn(authentication),
    networkAccess,
    dataSources: {
      ...(metrics ? { prometheus: { metrics } } : {}),
      cloudwatch: { logGroups },
      xray: observability.tracing ? 'included' : 'left-out',
    },
  };
}

function signIn(authentication: GrafanaFields['authentication']): GrafanaWorkspaceProps['authentication'] {
  if (authentication.kind === 'identity-center') {
    return { kind: 'identity-center', admins: { groupIds: authentication.adminGroupIds } };
  }
  const { metadataUrl, adminRoles } = authentication;
  return { kind: 'saml', metadata: { kind: 'url', url: metadataUrl }, adminRoles };
}
