import { z } from 'zod';
import { some } from './fields';

const architecture = z.enum(['x86_64', 'arm64']);

const image = z
  .discriminatedUnion('family', [
    z.strictObject({
      family: z.literal('al2023'),
      architecture,
      accelerator: z.enum(['nvidia', 'neuron']).optional(),
    }),
    z.strictObject({
      family: z.literal('bottlerocket'),
      architecture,
      variant: z.enum(['nvidia', 'fips']).optional(),
    }),
    z.strictObject({
      family: z.literal('windows'),
      edition: z.enum(['core', 'full']),
      release: z.enum(['2019', '2022', '2025']),
    }),
  ])
  .describe('Operating system of the nodes. A change replaces the node group.');

const capacity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on-demand') }),
  z.strictObject({ kind: z.literal('spot') }),
  z.strictObject({ kind: z.literal('capacity-block'), reservationId: z.string().regex(/^cr-[0-9a-f]{17}$/) }),
]);

const scaling = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), nodes: z.int().min(0).max(450) }),
    z.strictObject({ kind: z.literal('autoscaled'), min: z.int().min(0), max: z.int().min(1).max(450) }),
  ])
  .refine((value) => value.kind === 'fixed' || value.min <= value.max, { error: 'min is greater than max' })
  .describe('`autoscaled` leaves the desired size to an autoscaler: Terraform then ignores it.');

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().optional(),
  effect: z.enum(['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE']),
});

export const nodeGroupSchema = z
  .strictObject({
    image,
    instanceTypes: some(
      z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'an instance type looks like m7g.large' }),
    ),
    capacity: capacity.default({ kind: 'on-demand' }),
    scaling,
    diskGib: z.int().min(20).max(16384).default(80).describe('Size of the encrypted gp3 volume for images and pods.'),
    labels: z.record(z.string(), z.string()).default({}),
    taints: z.array(taint).default([]),
    zones: some(z.string()).optional().describe('Zones of the network that nodes run in; all when absent.'),
    releaseVersion: z.string().optional().describe('AMI release to pin; the newest at creation when absent.'),
  })
  .describe('A managed node group.');
