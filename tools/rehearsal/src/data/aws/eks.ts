import { addonVersionFor, type AwsData, type EksVersion } from '../../aws/aws-data';
import { SIMULATED_TIME } from '../../plan/template';
import { ProviderError } from '../../protocol/provider-error';
import { textOf, type ObjectValue } from '../../values/value';
import type { DataQuery, DataSource } from '../data-source';
import { existingObject } from '../existing-object';
import { textsOf } from './zones';

/** What EKS offers: versions of clusters and add-ons, and tokens for clusters that exist. */
export function eksSources(data: AwsData): Readonly<Record<string, DataSource>> {
  return {
    aws_eks_addon_version: (query) => addonVersion(data, query),
    aws_eks_cluster_versions: (query) => clusterVersions(data, query),
    aws_eks_cluster_auth: ({ config }) => ({ id: config['name'] ?? null, token: 'k8s-aws-v1.simulated' }),
    aws_eks_cluster: (query) => existingObject(query),
  };
}

function addonVersion(data: AwsData, { config }: DataQuery): ObjectValue {
  const addon = textOf(config['addon_name']) ?? '';
  const minor = textOf(config['kubernetes_version']) ?? '';
  const version = addonVersionFor(data, addon, minor, config['most_recent'] === true);
  if (version === undefined) {
    throw new ProviderError(`reading EKS Add-On version info (${addon}, ${minor}): couldn't find resource`);
  }
  return { id: addon, version };
}

function clusterVersions(data: AwsData, { config }: DataQuery): ObjectValue {
  const only = textsOf(config['cluster_versions_only']);
  const status = textOf(config['version_status']);
  const found = data.eks.versions
    .filter(({ version }) => only.length === 0 || only.includes(version))
    .filter(({ version }) => config['default_only'] !== true || version === data.eks.defaultVersion)
    .map((version) => described(data, version))
    .filter((version) => status === undefined || version['version_status'] === status);
  return { cluster_versions: found.reverse() };
}

function described(data: AwsData, version: EksVersion): ObjectValue {
  const inStandardSupport = `${version.endOfStandardSupport}T00:00:00Z` > SIMULATED_TIME;
  return {
    cluster_type: 'eks',
    cluster_version: version.version,
    default_platform_version: 'eks.1',
    default_version: version.version === data.eks.defaultVersion,
    end_of_extended_support_date: `${version.endOfExtendedSupport}T00:00:00Z`,
    end_of_standard_support_date: `${version.endOfStandardSupport}T00:00:00Z`,
    kubernetes_patch_version: `${version.version}.0`,
    release_date: `${version.releaseDate}T00:00:00Z`,
    version_status: inStandardSupport ? 'STANDARD_SUPPORT' : 'EXTENDED_SUPPORT',
  };
}
