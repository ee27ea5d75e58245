import { z } from 'zod';
import { some, version } from './fields';

const architecture = z.enum(['x86_64', 'arm64']);
const pinned = {
  kubernetesVersion: version
    .optional()
    .describe("The cluster's version, or up to three minors older during an upgrade."),
  releaseVersion: z.string().optional().describe('AMI release to pin; the newest at creation when absent.'),
};

const image = z
  .discriminatedUnion('family', [
    z.strictObject({
      family: z.literal('al2023'),
      architecture,
      accelerator: z.literal('nvidia').optional(),
      ...pinned,
    }),
    z.strictObject({
      family: z.literal('bottlerocket'),
      architecture,
      variant: z.enum(['nvidia', 'fips', 'nvidia-fips']).optional(),
      ...pinned,
    }),
    z.strictObject({
      family: z.literal('windows'),
      edition: z.enum(['core', 'full']),
      release: z.enum(['2019', '2022', '2025']),
      ...pinned,
    }),
  ])
  .describe('Operating system of the nodes. A change of family or architecture replaces the node group.');

const capacity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on-demand') }),
  z.strictObject({ kind: z.literal('spot') }),
  z.strictObject({ kind: z.literal('capacity-block'), reservationId: z.string().regex(/^cr-[0-9a-f]{17}$/) }),
]);

const scaling = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), nodes: z.int().min(1).max(450) }),
    z.strictObject({
      kind: z.literal('autoscaled'),
      min: z.int().min(0),
      max: z.int().min(1).max(450),
      initial: z.int().min(0).optional(),
    }),
  ])
  .describe('`autoscaled` leaves the number of nodes to an autoscaler: Terraform then ignores it.');

const instanceType = z
  .string()
  .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, {
    error: ({ input }) => `an instance type looks like m7g.large, got '${String(input)}'`,
  });

export const nodeGroupSchema = z
  .strictObject({
    image,
    instanceTypes: some(instanceType),
    capacity: capacity.default({ kind: 'on-demand' }),
    scaling,
    zones: some(z.string()).optional().describe('Zones of the network that nodes run in; all when absent.'),
    disk: z
      .strictObject({
        sizeGib: z.int().min(20).max(65536).optional(),
        iops: z.int().min(3000).max(80000).optional(),
        throughputMibps: z.int().min(125).max(2000).optional(),
      })
      .optional()
      .describe('The encrypted gp3 volume for images and pods.'),
    labels: z.record(z.string(), z.string()).default({}),
    taints: z
      .record(
        z.string(),
        z.strictObject({
          value: z.string().optional(),
          effect: z.enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE']),
        }),
      )
      .default({})
      .describe('Taints by key.'),
  })
  .describe('A managed node group.');
