import { z } from 'zod';
import { cidr, named, narrowCidr } from './fields';

const nat = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('single'), zone: z.string().optional() }),
    z.strictObject({ kind: z.literal('one-per-zone') }),
    z.strictObject({ kind: z.literal('regional') }),
    z.strictObject({ kind: z.literal('central-egress') }),
  ])
  .describe('How private subnets reach the internet. `central-egress` goes through the transit gateway.');

const transitGateway = z
  .strictObject({
    id: z.string().regex(/^tgw-[0-9a-f]{8,17}$/, {
      error: ({ input }) => `a transit gateway id looks like tgw-0123456789abcdef0, got '${String(input)}'`,
    }),
    destinations: named(narrowCidr).describe('Networks that are reached through the transit gateway, by name.'),
  })
  .describe('Attachment to a transit gateway. Environments that name the same one must not overlap.');

const tiers = z
  .strictObject({
    layout: z.enum(['nodes', 'even']).default('nodes').describe('How the CIDR is cut. Cannot change after creation.'),
    database: z.boolean().default(false),
    podCidr: cidr.optional().describe('Secondary CIDR for subnets that only pods use: 100.64.0.0/16.'),
  })
  .describe('Subnets besides public, private and intra ones, and the sizes of all.');

export const networkSchema = z
  .strictObject({
    cidr: cidr.describe('Addresses of the VPC, /16 to /21. Cannot change after creation.'),
    zones: z
      .array(z.string())
      .min(2, {
        error: ({ input }) => `Amazon EKS needs subnets in 2 or more zones, got ${countOf(input)}; add a zone`,
      })
      .max(6, { error: ({ input }) => `at most 6 zones are laid out, got ${countOf(input)}` })
      .describe('Names of availability zones. More can be added later without moving a subnet.'),
    tiers: tiers.prefault({}),
    nat: nat.default({ kind: 'one-per-zone' }),
    ipv6: z.boolean().default(false).describe('Dual stack: an Amazon-provided /56, a /64 for each subnet.'),
    transitGateway: transitGateway.optional(),
    privateEndpoints: z
      .boolean()
      .default(false)
      .describe('Interface endpoints for what the clusters use. Always on without NAT; else they cost by the hour.'),
    organizationId: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, {
        error: ({ input }) => `an organization id looks like o-a1b2c3d4e5, got '${String(input)}'`,
      })
      .optional()
      .describe(
        'Endpoint policies admit principals and resources of this organization only; otherwise of the account.',
      ),
  })
  .describe('The VPC.');

function countOf(input: unknown): number {
  return Array.isArray(input) ? input.length : 0;
}
