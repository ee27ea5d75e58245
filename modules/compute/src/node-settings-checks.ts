import type { Problems } from '@landfall/contracts';
import type { KubeletSettings } from './kubelet-settings';
import type { NodeGroupOptions } from './node-group-options';
import { userDataOf } from './user-data';

/** Limit of EC2, before base64; EKS adds to it. Source: EC2 User Guide, "Run commands when you launch an instance". */
const MAX_USER_DATA = 16_384;

const QUANTITY = /^\d+(?:\.\d+)?(?:m|[kMGTPE]i?|Ki)?$/;
const PERCENTAGE = /^\d+(?:\.\d+)?%$/;

/** Beginnings of credentials. */
const SECRET = /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|aws_secret_access_key/i;

export function checkNodeSettings(options: NodeGroupOptions, problems: Problems): void {
  const { image, kubelet, startupScript } = options;
  if (kubelet && image.family === 'windows') {
    problems.add('NODE_GROUP_WINDOWS_KUBELET', 'EKS sets up the kubelet of Windows nodes itself; leave kubelet out');
  }
  checkKubelet(kubelet ?? {}, problems);
  if (startupScript !== undefined) checkScript(image.family, startupScript, problems);
  const size = Buffer.byteLength(userDataOf(image.family, options) ?? '');
  if (size > MAX_USER_DATA) {
    const message = `user data has at most ${MAX_USER_DATA} bytes, got ${size}; let the script fetch the rest`;
    problems.add('NODE_GROUP_USER_DATA_TOO_LONG', message);
  }
}

function checkScript(family: NodeGroupOptions['image']['family'], script: string, problems: Problems): void {
  if (family === 'bottlerocket') {
    problems.add('NODE_GROUP_SCRIPT_BOTTLEROCKET', 'Bottlerocket has no shell; leave startupScript out');
  }
  if (family === 'al2023' && !script.startsWith('#!')) {
    problems.add('NODE_GROUP_SCRIPT_INTERPRETER', 'startupScript begins with its interpreter, such as #!/bin/bash');
  }
  if (!/^[\t\n\r -~]+$/.test(script)) {
    problems.add('NODE_GROUP_SCRIPT_TEXT', 'startupScript is ASCII text and not empty');
  }
  if (/^--LANDFALL/m.test(script) || /<\/?powershell>/i.test(script)) {
    problems.add('NODE_GROUP_SCRIPT_MARKUP', 'startupScript holds a marker of the user data around it; remove it');
  }
  if (SECRET.test(script)) {
    const message =
      'startupScript holds what looks like a credential, and user data is no secret; read it from a secret store';
    problems.add('NODE_GROUP_SCRIPT_SECRET', message);
  }
}

function checkKubelet(kubelet: KubeletSettings, problems: Problems): void {
  const { kubeReserved, systemReserved, containerLogMaxSize, evictionHard = {} } = kubelet;
  checkRange('maxPods', kubelet.maxPods, 1, 737, problems);
  checkRange('podPidsLimit', kubelet.podPidsLimit, 1, 4_194_304, problems);
  checkRange('containerLogMaxFiles', kubelet.containerLogMaxFiles, 2, 1000, problems);
  checkRange('imageGcHighThresholdPercent', kubelet.imageGcHighThresholdPercent, 1, 100, problems);
  const high = kubelet.imageGcHighThresholdPercent ?? 85;
  checkRange('imageGcLowThresholdPercent', kubelet.imageGcLowThresholdPercent, 0, high - 1, problems);

  const quantities = {
    containerLogMaxSize,
    ...withPath('kubeReserved', { ...kubeReserved }),
    ...withPath('systemReserved', { ...systemReserved }),
  };
  for (const [field, value] of Object.entries(quantities)) {
    if (value !== undefined && !QUANTITY.test(value)) {
      problems.add('NODE_GROUP_KUBELET', `kubelet.${field} is a quantity such as 100m or 500Mi, got '${value}'`);
    }
  }
  for (const [signal, value] of Object.entries(evictionHard)) {
    if (!QUANTITY.test(value) && !PERCENTAGE.test(value)) {
      const message = `kubelet.evictionHard['${signal}'] is a quantity such as 500Mi or a percentage, got '${value}'`;
      problems.add('NODE_GROUP_KUBELET', message);
    }
  }
}

function withPath(path: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${path}.${key}`, value]));
}

function checkRange(field: string, value: number | undefined, min: number, max: number, problems: Problems): void {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return;
  problems.add('NODE_GROUP_KUBELET', `kubelet.${field} is ${min} to ${max}, got ${value}`);
}
