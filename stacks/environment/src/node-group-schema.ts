import { z } from 'zod';
import { pattern, some, text, version, zone } from './fields';
import { labels, taints } from './node-labels';

const architecture = z
  .enum(['x86_64', 'arm64'])
  .describe('CPU of the image, which that of the instance types must be.');
const pinned = {
  kubernetesVersion: version
    .optional()
    .describe("The cluster's version, or up to three minors older during an upgrade."),
  releaseVersion: text('1.35.0-20260304')
    .optional()
    .describe('AMI release to pin; the newest at creation when absent.'),
};

const image = z
  .discriminatedUnion('family', [
    z.strictObject({
      family: z.literal('al2023').describe('Amazon Linux 2023.'),
      architecture,
      accelerator: z.literal('nvidia').optional().describe('Drivers in the image.'),
      ...pinned,
    }),
    z.strictObject({
      family: z.literal('bottlerocket').describe('No shell, no package manager, read-only root.'),
      architecture,
      variant: z.enum(['nvidia', 'fips', 'nvidia-fips']).optional().describe('The standard image when absent.'),
      ...pinned,
    }),
    z.strictObject({
      family: z.literal('windows').describe('Windows Server, on x86_64.'),
      edition: z.enum(['core', 'full']).describe('The smaller installation, or the one with a desktop.'),
      release: z.enum(['2019', '2022', '2025']).describe('2025 needs Kubernetes 1.35.'),
      ...pinned,
    }),
  ])
  .describe('Operating system of the nodes. A change of family or architecture replaces the node group.');

const capacity = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('on-demand').describe('By the second, without commitment.') }),
    z.strictObject({ kind: z.literal('spot').describe('Cheaper; EC2 may take nodes back at two minutes notice.') }),
    z.strictObject({
      kind: z.literal('capacity-block').describe('A Capacity Block for ML: one instance type, one zone.'),
      reservationId: pattern(
        'cr-0123456789abcdef0',
        /^cr-[0-9a-f]{17}$/,
        'a capacity reservation id is cr- and 17 hexadecimal digits',
      ).describe('Id of the reservation.'),
    }),
  ])
  .describe('How nodes are paid for. A change replaces the node group.');

const scaling = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed').describe('Terraform decides.'),
      nodes: z.int().min(1).max(450).describe('Number of nodes, 1 to 450.'),
    }),
    z.strictObject({
      kind: z.literal('autoscaled').describe('An autoscaler decides, and Terraform ignores the number.'),
      min: z.int().min(0).describe('Fewest nodes, 0 or more.'),
      max: z.int().min(1).max(450).describe('Most nodes, 1 to 450.'),
      initial: z.int().min(0).optional().describe('Nodes at creation; min when absent.'),
    }),
  ])
  .describe('Who decides on the number of nodes.');

const disk = z
  .strictObject({
    sizeGib: z.int().min(20).max(65536).optional().describe('GiB; 50, or 100 on Windows, when absent.'),
    iops: z.int().min(3000).max(80000).optional().describe('Operations per second; 3000 when absent.'),
    throughputMibps: z.int().min(125).max(2000).optional().describe('MiB per second; 125 when absent.'),
  })
  .describe('The encrypted gp3 volume for images and pods.');

export const nodeGroupSchema = z
  .strictObject({
    image,
    instanceTypes: some(text('m7g.large')).describe('EC2 instance types of one architecture, 1 to 20.'),
    capacity: capacity.default({ kind: 'on-demand' }),
    scaling,
    zones: some(zone).optional().describe('Zones of the network that nodes run in; all when absent.'),
    disk: disk.optional(),
    labels: labels.default({}).describe('Kubernetes labels of the nodes.'),
    taints: taints.default({}).describe('Taints by key.'),
  })
  .describe('A managed node group.');
