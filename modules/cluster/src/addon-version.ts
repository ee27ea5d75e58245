import { type KubernetesVersion, minorOf, type Problems } from '@landfall/contracts';
import { type AddonName, addonVersions } from './addon-versions';

/** Versions to install in place of the tested ones, by add-on: `{ coredns: 'v1.13.2-eksbuild.21' }`. */
export type PinnedVersions = Readonly<Partial<Record<AddonName, string>>>;

/** The version to install: the pinned one, or that of the table. Undefined, and a problem, when there is neither. */
export function addonVersion(
  name: AddonName,
  kubernetes: KubernetesVersion,
  pinned: PinnedVersions,
  problems: Problems,
): string | undefined {
  const version = pinned[name] ?? defaultVersion(name, kubernetes);
  if (version === undefined) {
    const { minors, asOf } = addonVersions;
    const message = `no version of ${name} is known for Kubernetes ${kubernetes}, only for ${minors.join(', ')} (as of ${asOf}); pin one under versions`;
    problems.add('ADDON_VERSION_UNKNOWN', message);
  }
  return version;
}

export function checkPinnedVersions(
  pinned: PinnedVersions,
  kubernetes: KubernetesVersion,
  at: string,
  problems: Problems,
): void {
  for (const [name, version] of Object.entries(pinned)) {
    if (!isAddonName(name)) {
      const known = Object.keys(addonVersions.versions).join(', ');
      problems.add('ADDON_UNKNOWN', `no add-on is called '${name}' here; known: ${known}`, `${at}.${name}`);
    }
    checkVersion(name, version, `${at}.${name}`, problems);
  }
  checkSkew(pinned['kube-proxy'], kubernetes, `${at}.kube-proxy`, problems);
}

export function checkVersion(name: string, version: string, at: string, problems: Problems): void {
  if (!/^v\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version)) {
    const message = `the version of ${name} is one like v1.2.3-eksbuild.4, got '${version}'; what is newest when it is applied, nobody reviewed`;
    problems.add('ADDON_VERSION_INVALID', message, at);
  }
}

export function isAddonName(name: string): name is AddonName {
  return Object.hasOwn(addonVersions.versions, name);
}

function defaultVersion(name: AddonName, kubernetes: KubernetesVersion): string | undefined {
  if (!addonVersions.minors.includes(kubernetes)) return undefined;
  const versions = addonVersions.versions[name];
  return typeof versions === 'string' ? versions : versions[kubernetes];
}

/** Source: Kubernetes version skew policy, kube-proxy. */
function checkSkew(kubeProxy: string | undefined, kubernetes: KubernetesVersion, at: string, problems: Problems): void {
  const minor = /^v1\.(\d+)\./.exec(kubeProxy ?? '')?.[1];
  if (minor === undefined) return;
  const behind = minorOf(kubernetes) - Number(minor);
  if (behind < 0 || behind > 3) {
    const message = `kube-proxy is at most three minor versions behind the cluster and never ahead; got ${kubeProxy} for Kubernetes ${kubernetes}`;
    problems.add('ADDON_KUBE_PROXY_SKEW', message, at);
  }
}
