import { bottlerocketSettingsOf, type KubeletSettings, kubeletConfigurationOf } from './kubelet-settings';
import type { NodeImage } from './node-image';

/** What a node is told when it starts, besides what EKS tells it. */
export interface UserDataSettings {
  readonly kubelet?: KubeletSettings;
  readonly startupScript?: string;
}

const BOUNDARY = 'LANDFALL';

/**
 * User data in the format of the operating system, for EKS to merge with its own; undefined when there is nothing to
 * say.
 */
export function userDataOf(family: NodeImage['family'], settings: UserDataSettings): string | undefined {
  switch (family) {
    case 'al2023':
      return al2023UserData(settings);
    case 'bottlerocket':
      return bottlerocketUserData(settings);
    case 'windows':
      return windowsUserData(settings);
  }
}

/** A MIME archive: a `NodeConfig` for nodeadm, and a shell script. Source: nodeadm, API reference. */
function al2023UserData({ kubelet, startupScript }: UserDataSettings): string | undefined {
  const config = kubelet && nodeConfig(kubelet);
  const parts = [
    ...(config ? [mimePart('application/node.eks.aws', config)] : []),
    ...(startupScript ? [mimePart('text/x-shellscript; charset="us-ascii"', startupScript)] : []),
  ];
  if (parts.length === 0) return undefined;
  const header = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${BOUNDARY}"\n\n`;
  return `${header}${parts.join('')}--${BOUNDARY}--\n`;
}

function mimePart(contentType: string, content: string): string {
  return `--${BOUNDARY}\nContent-Type: ${contentType}\n\n${content.trimEnd()}\n\n`;
}

function nodeConfig(kubelet: KubeletSettings): string | undefined {
  const { values, groups } = kubeletConfigurationOf(kubelet);
  const lines = [
    ...assignments(values, ': ').map((line) => `      ${line}`),
    ...Object.entries(groups).flatMap(([name, group]) => [
      `      ${name}:`,
      ...assignments(group, ': ').map((line) => `        ${line}`),
    ]),
  ];
  if (lines.length === 0) return undefined;
  const head = ['apiVersion: node.eks.aws/v1alpha1', 'kind: NodeConfig', 'spec:', '  kubelet:', '    config:'];
  return [...head, ...lines].join('\n');
}

/**
 * TOML; EKS refuses table headers with quoted keys, quoted keys inside a table are fine. Source: EKS User Guide,
 * "Launch templates".
 */
function bottlerocketUserData({ kubelet = {} }: UserDataSettings): string | undefined {
  const { values, groups } = bottlerocketSettingsOf(kubelet);
  const tables = [
    ...(Object.keys(values).length > 0 ? [['[settings.kubernetes]', ...assignments(values, ' = ')]] : []),
    ...Object.entries(groups).map(([name, group]) => [`[settings.kubernetes.${name}]`, ...assignments(group, ' = ')]),
  ];
  return tables.length > 0 ? `${tables.map((lines) => lines.join('\n')).join('\n\n')}\n` : undefined;
}

function windowsUserData({ startupScript }: UserDataSettings): string | undefined {
  return startupScript ? `<powershell>\n${startupScript.trimEnd()}\n</powershell>\n` : undefined;
}

/** Text in double quotes and bare numbers are the same in YAML and TOML. */
function assignments(values: Readonly<Record<string, string | number>>, separator: string): readonly string[] {
  return Object.entries(values).map(([key, value]) => `${quoteKey(key)}${separator}${JSON.stringify(value)}`);
}

function quoteKey(key: string): string {
  return key.includes('.') ? JSON.stringify(key) : key;
}
