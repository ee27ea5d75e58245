import { z } from 'zod';
import { cidr, narrowCidr, some } from './fields';

const nat = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('single') }),
    z.strictObject({ kind: z.literal('one-per-zone') }),
    z.strictObject({ kind: z.literal('regional') }),
    z.strictObject({ kind: z.literal('central-egress') }),
  ])
  .describe('How private subnets reach the internet. `central-egress` goes through the transit gateway.');

const transitGateway = z
  .strictObject({
    id: z.string().regex(/^tgw-[0-9a-f]{8,17}$/, { error: 'a transit gateway id looks like tgw-0123456789abcdef0' }),
    destinations: some(narrowCidr).describe('Networks that are reached through the transit gateway.'),
  })
  .describe('Attachment to a transit gateway. Environments that name the same one must not overlap.');

export const networkSchema = z
  .strictObject({
    cidr: cidr.describe('Addresses of the VPC, /16 to /22. Cannot change after creation.'),
    zones: z
      .array(z.string())
      .min(2, { error: 'Amazon EKS needs subnets in 2 or more zones; add a zone' })
      .max(6, { error: 'at most 6 zones are laid out' })
      .describe('Names of availability zones. More can be added later without moving a subnet.'),
    extraTiers: z
      .array(z.enum(['database', 'pod']))
      .default([])
      .describe('Tiers besides public, private and intra.'),
    podCidr: cidr.optional().describe('Secondary CIDR of the pod tier: 100.64.0.0/16.'),
    nat: nat.default({ kind: 'one-per-zone' }),
    ipv6: z.boolean().default(false).describe('Dual stack: an Amazon-provided /56, a /64 for each subnet.'),
    transitGateway: transitGateway.optional(),
    organizationId: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, { error: 'an organization id looks like o-a1b2c3d4e5' })
      .optional()
      .describe(
        'Endpoint policies admit principals and resources of this organization only; otherwise of the account.',
      ),
  })
  .describe('The VPC.');
