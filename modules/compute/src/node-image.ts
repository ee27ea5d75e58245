import type { KubernetesVersion } from '@landfall/contracts';
import type { Accelerator, Architecture } from './instance-type';

interface ImageVersion {
  /**
   * Kubernetes minor version of the nodes: the cluster's, or up to three older while an upgrade is under way. A change
   * rolls the nodes.
   *
   * @default the cluster's version
   */
  readonly kubernetesVersion?: KubernetesVersion;

  /**
   * AMI release, so that a reviewed plan is what gets applied: `1.35.0-20260304` (Amazon Linux), `1.56.0-36151b8b`
   * (Bottlerocket), `1.35-2026.03.11` (Windows). A change rolls the nodes.
   *
   * @default the release that is latest when the group is created or its Kubernetes version changes
   */
  readonly releaseVersion?: string;
}

/** Amazon Linux 2023. Neuron drivers exist for x86_64 only. */
export type Al2023Image = ImageVersion & { readonly family: 'al2023' } & (
    | { readonly architecture: Architecture; readonly accelerator?: 'nvidia' }
    | { readonly architecture: 'x86_64'; readonly accelerator: 'neuron' }
  );

/** Bottlerocket: no shell, no package manager, read-only root. */
export interface BottlerocketImage extends ImageVersion {
  readonly family: 'bottlerocket';
  readonly architecture: Architecture;

  /** @default the standard image */
  readonly variant?: 'nvidia' | 'fips' | 'nvidia-fips';
}

/** Windows Server, on x86_64. Release 2025 needs Kubernetes 1.35 and an AWS provider newer than 6.25. */
export interface WindowsImage extends ImageVersion {
  readonly family: 'windows';

  /** `core` is the smaller installation; `full` has the desktop. */
  readonly edition: 'core' | 'full';
  readonly release: '2019' | '2022' | '2025';
}

/**
 * Which EKS image nodes run. The family, architecture, accelerator, variant, edition and release replace the group
 * when changed.
 */
export type NodeImage = Al2023Image | BottlerocketImage | WindowsImage;

/** What follows from a choice of image. */
export interface Ami {
  /** `amiType` of the EKS API. */
  readonly amiType: string;
  readonly architecture: Architecture;

  /** The accelerator that its drivers are for. */
  readonly accelerator?: Accelerator;

  /** Public SSM parameter that holds the id of the latest image. */
  readonly imageParameter: string;

  /** Public SSM parameter that holds the latest release version; AWS publishes none for Windows. */
  readonly releaseParameter?: string;
  readonly rootDevice: '/dev/xvda' | '/dev/sda1';

  /** Where container images and ephemeral storage are; a second volume on Bottlerocket. */
  readonly dataDevice: '/dev/xvda' | '/dev/xvdb' | '/dev/sda1';

  /** Smallest data volume in GiB. */
  readonly minimumDiskGib: number;
}

/**
 * The one place that maps an image to AMI type and SSM parameters.
 *
 * Source: EKS API reference, `Nodegroup.amiType`; EKS User Guide, "Get latest IDs" of each operating system.
 */
export function amiOf(image: NodeImage, version: KubernetesVersion): Ami {
  switch (image.family) {
    case 'al2023':
      return al2023(image, version);
    case 'bottlerocket':
      return bottlerocket(image, version);
    case 'windows':
      return windows(image, version);
  }
}

function al2023({ architecture, accelerator }: Al2023Image, version: string): Ami {
  const flavour = accelerator ?? 'standard';
  const parameter = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/${flavour}/recommended`;
  return {
    amiType: `AL2023_${upper(architecture)}_${flavour.toUpperCase()}`,
    architecture,
    ...(accelerator ? { accelerator } : {}),
    imageParameter: `${parameter}/image_id`,
    releaseParameter: `${parameter}/release_version`,
    rootDevice: '/dev/xvda',
    dataDevice: '/dev/xvda',
    minimumDiskGib: 20,
  };
}

function bottlerocket({ architecture, variant }: BottlerocketImage, version: string): Ami {
  const flavour = variant ? `-${variant}` : '';
  const parameter = `/aws/service/bottlerocket/aws-k8s-${version}${flavour}/${architecture}/latest`;
  return {
    amiType: `BOTTLEROCKET_${upper(architecture)}${flavour.replaceAll('-', '_').toUpperCase()}`,
    architecture,
    ...(variant?.startsWith('nvidia') ? { accelerator: 'nvidia' } : {}),
    imageParameter: `${parameter}/image_id`,
    releaseParameter: `${parameter}/image_version`,
    rootDevice: '/dev/xvda',
    dataDevice: '/dev/xvdb',
    minimumDiskGib: 20,
  };
}

function windows({ edition, release }: WindowsImage, version: string): Ami {
  const title = edition === 'core' ? 'Core' : 'Full';
  return {
    amiType: `WINDOWS_${edition.toUpperCase()}_${release}_x86_64`,
    architecture: 'x86_64',
    imageParameter: `/aws/service/ami-windows-latest/Windows_Server-${release}-English-${title}-EKS_Optimized-${version}/image_id`,
    rootDevice: '/dev/sda1',
    dataDevice: '/dev/sda1',
    minimumDiskGib: 50,
  };
}

/** The API writes `x86_64` but `ARM_64`. */
function upper(architecture: Architecture): string {
  return architecture === 'arm64' ? 'ARM_64' : architecture;
}
