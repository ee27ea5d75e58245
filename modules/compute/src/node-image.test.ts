import { amiOf, type NodeImage } from './node-image';

const AL = '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023';
const BR = '/aws/service/bottlerocket/aws-k8s-1.35';
const WIN = '/aws/service/ami-windows-latest/Windows_Server';

const ROWS: readonly (readonly [NodeImage, string, string, string | undefined])[] = [
  [
    { family: 'al2023', architecture: 'x86_64' },
    'AL2023_x86_64_STANDARD',
    `${AL}/x86_64/standard/recommended/image_id`,
    `${AL}/x86_64/standard/recommended/release_version`,
  ],
  [
    { family: 'al2023', architecture: 'arm64' },
    'AL2023_ARM_64_STANDARD',
    `${AL}/arm64/standard/recommended/image_id`,
    `${AL}/arm64/standard/recommended/release_version`,
  ],
  [
    { family: 'al2023', architecture: 'x86_64', accelerator: 'nvidia' },
    'AL2023_x86_64_NVIDIA',
    `${AL}/x86_64/nvidia/recommended/image_id`,
    `${AL}/x86_64/nvidia/recommended/release_version`,
  ],
  [
    { family: 'al2023', architecture: 'arm64', accelerator: 'nvidia' },
    'AL2023_ARM_64_NVIDIA',
    `${AL}/arm64/nvidia/recommended/image_id`,
    `${AL}/arm64/nvidia/recommended/release_version`,
  ],
  [
    { family: 'al2023', architecture: 'x86_64', accelerator: 'neuron' },
    'AL2023_x86_64_NEURON',
    `${AL}/x86_64/neuron/recommended/image_id`,
    `${AL}/x86_64/neuron/recommended/release_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'x86_64' },
    'BOTTLEROCKET_x86_64',
    `${BR}/x86_64/latest/image_id`,
    `${BR}/x86_64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'arm64' },
    'BOTTLEROCKET_ARM_64',
    `${BR}/arm64/latest/image_id`,
    `${BR}/arm64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'x86_64', variant: 'nvidia' },
    'BOTTLEROCKET_x86_64_NVIDIA',
    `${BR}-nvidia/x86_64/latest/image_id`,
    `${BR}-nvidia/x86_64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'arm64', variant: 'nvidia' },
    'BOTTLEROCKET_ARM_64_NVIDIA',
    `${BR}-nvidia/arm64/latest/image_id`,
    `${BR}-nvidia/arm64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'x86_64', variant: 'fips' },
    'BOTTLEROCKET_x86_64_FIPS',
    `${BR}-fips/x86_64/latest/image_id`,
    `${BR}-fips/x86_64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'arm64', variant: 'fips' },
    'BOTTLEROCKET_ARM_64_FIPS',
    `${BR}-fips/arm64/latest/image_id`,
    `${BR}-fips/arm64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'x86_64', variant: 'nvidia-fips' },
    'BOTTLEROCKET_x86_64_NVIDIA_FIPS',
    `${BR}-nvidia-fips/x86_64/latest/image_id`,
    `${BR}-nvidia-fips/x86_64/latest/image_version`,
  ],
  [
    { family: 'bottlerocket', architecture: 'arm64', variant: 'nvidia-fips' },
    'BOTTLEROCKET_ARM_64_NVIDIA_FIPS',
    `${BR}-nvidia-fips/arm64/latest/image_id`,
    `${BR}-nvidia-fips/arm64/latest/image_version`,
  ],
  [
    { family: 'windows', edition: 'core', release: '2019' },
    'WINDOWS_CORE_2019_x86_64',
    `${WIN}-2019-English-Core-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
  [
    { family: 'windows', edition: 'full', release: '2019' },
    'WINDOWS_FULL_2019_x86_64',
    `${WIN}-2019-English-Full-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
  [
    { family: 'windows', edition: 'core', release: '2022' },
    'WINDOWS_CORE_2022_x86_64',
    `${WIN}-2022-English-Core-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
  [
    { family: 'windows', edition: 'full', release: '2022' },
    'WINDOWS_FULL_2022_x86_64',
    `${WIN}-2022-English-Full-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
  [
    { family: 'windows', edition: 'core', release: '2025' },
    'WINDOWS_CORE_2025_x86_64',
    `${WIN}-2025-English-Core-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
  [
    { family: 'windows', edition: 'full', release: '2025' },
    'WINDOWS_FULL_2025_x86_64',
    `${WIN}-2025-English-Full-EKS_Optimized-1.35/image_id`,
    undefined,
  ],
];

describe('amiOf', () => {
  it.each(ROWS)('maps %j to AMI type %s and its SSM parameters', (image, amiType, imageParameter, releaseParameter) => {
    const ami = amiOf(image, '1.35');
    expect([ami.amiType, ami.imageParameter, ami.releaseParameter]).toEqual([
      amiType,
      imageParameter,
      releaseParameter,
    ]);
  });

  it.each(ROWS)('reads the architecture of %j as the AMI type says it', (image, amiType) => {
    expect(amiOf(image, '1.35').architecture).toBe(amiType.includes('ARM_64') ? 'arm64' : 'x86_64');
  });

  it.each(ROWS)('knows the accelerator of %j', (image, amiType) => {
    const [accelerator] = /nvidia|neuron/.exec(amiType.toLowerCase()) ?? [undefined];
    expect(amiOf(image, '1.35').accelerator).toBe(accelerator);
  });

  it.each([
    ['al2023', '/dev/xvda', '/dev/xvda', 20],
    ['bottlerocket', '/dev/xvda', '/dev/xvdb', 20],
    ['windows', '/dev/sda1', '/dev/sda1', 50],
  ] as const)('knows the volumes of %s', (family, rootDevice, dataDevice, minimumDiskGib) => {
    const image = ROWS.map(([row]) => row).find((row) => row.family === family);
    expect(image && amiOf(image, '1.35')).toMatchObject({ rootDevice, dataDevice, minimumDiskGib });
  });
});
