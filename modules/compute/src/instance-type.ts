export type Architecture = 'x86_64' | 'arm64';

/** What an instance computes with besides its CPU, as far as an EKS image carries a driver for it. */
export type Accelerator = 'nvidia' | 'neuron';

interface InstanceFamily {
  /** Letters before the generation: `m`, `im`, `hpc`, `g`. */
  readonly series: string;
  readonly generation: number;
  /** Letters after the generation; the first one may name the processor: `g` in `c7gn`. */
  readonly attributes: string;
  /** What follows a hyphen, without it: `flex`, `gb200`. */
  readonly variant: string;
}

/** `<series><generation><attributes>-<variant>.<size>`. Source: EC2 User Guide, "Instance type naming conventions". */
const PATTERN = /^([a-z]+)(\d*)([a-z]*)(?:-([a-z0-9]+))?\.(?:metal(?:-\d+xl)?|nano|micro|small|medium|\d*x?large)$/;

/** The CPU architecture of an EC2 instance type, or undefined for text that is none. */
export function architectureOf(instanceType: string): Architecture | undefined {
  const family = familyOf(instanceType);
  if (!family) return undefined;
  return isArm(family) ? 'arm64' : 'x86_64';
}

/** The accelerator of an EC2 instance type; undefined for one without, and for one that no EKS image supports. */
export function acceleratorOf(instanceType: string): Accelerator | undefined {
  const { series, attributes } = familyOf(instanceType) ?? { series: '', attributes: '' };
  if (series === 'inf' || series === 'trn') return 'neuron';
  const amdGpu = series === 'g' && attributes.startsWith('a');
  return ['p', 'g', 'gr'].includes(series) && !amdGpu ? 'nvidia' : undefined;
}

/** Graviton is the `g` right after the generation; the leading `g` of `g5` or `gr6` means graphics. */
function isArm({ series, generation, attributes, variant }: InstanceFamily): boolean {
  if (series === 'a') return generation === 1;
  if (series === 'mac') return generation !== 1;
  return attributes.startsWith('g') || variant.startsWith('gb');
}

function familyOf(instanceType: string): InstanceFamily | undefined {
  const [, series, generation, attributes = '', variant = ''] = PATTERN.exec(instanceType) ?? [];
  const named = series !== undefined && (generation !== '' || variant !== '');
  return named ? { series, generation: Number(generation), attributes, variant } : undefined;
}
