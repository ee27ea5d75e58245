/** Families of Arm instances besides those with a `g` after their generation. Source: the EC2 instance types guide. */
const ARM_FAMILIES = ['a1', 'g5g', 'p6e-gb200', 'p6e-gb300'];

/** Families whose instances have NVIDIA GPUs, and those with AWS Neuron devices. */
const NEURON = /^(?:inf|trn)\d/;
const NVIDIA = /^(?:p\d|gr?\d)/;

/** The architecture of an instance type: `m7g.large` is `arm64`. */
export function architectureOf(instanceType: string): 'arm64' | 'x86_64' {
  const [family = ''] = instanceType.split('.');
  return ARM_FAMILIES.includes(family) || /^[a-z]+(?:-[a-z0-9]+)?\d+g/.test(family) ? 'arm64' : 'x86_64';
}

/** The accelerator of an instance type. */
export function acceleratorOf(instanceType: string): 'neuron' | 'nvidia' | undefined {
  if (NEURON.test(instanceType)) return 'neuron';
  return NVIDIA.test(instanceType) ? 'nvidia' : undefined;
}

/** The architecture of an EKS AMI type: `BOTTLEROCKET_ARM_64` is `arm64`; undefined for custom ones. */
export function architectureOfAmi(amiType: string): 'arm64' | 'x86_64' | undefined {
  if (amiType.includes('ARM_64')) return 'arm64';
  return amiType === 'CUSTOM' ? undefined : 'x86_64';
}
