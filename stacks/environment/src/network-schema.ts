import { z } from 'zod';
import { cidr, named, narrowCidr, pattern, zone } from './fields';

const nat = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none').describe('No way out.') }),
    z.strictObject({
      kind: z.literal('single').describe('One NAT gateway for all zones: cheapest, and its zone takes egress down.'),
      zone: zone.optional().describe('Zone of the NAT gateway; the first one when absent.'),
    }),
    z.strictObject({ kind: z.literal('one-per-zone').describe('A NAT gateway in each zone.') }),
    z.strictObject({ kind: z.literal('regional').describe('One NAT gateway that spans the zones.') }),
    z.strictObject({ kind: z.literal('central-egress').describe('Through the transit gateway.') }),
  ])
  .describe('How private subnets reach the internet.');

const destination = narrowCidr("to send all traffic there, write nat: { kind: 'central-egress' }");

const transitGateway = z
  .strictObject({
    id: pattern(
      'tgw-0123456789abcdef0',
      /^tgw-[0-9a-f]{8,17}$/,
      'a transit gateway id looks like tgw-0123456789abcdef0',
    ).describe('Transit gateway of the Region, shared with the account.'),
    destinations: named(destination).describe('IPv4 networks that are reached through it, by name.'),
  })
  .describe('Attachment to a transit gateway. Environments that name the same one must not overlap.');

const tiers = z
  .strictObject({
    layout: z.enum(['nodes', 'even']).default('nodes').describe('How the CIDR is cut. Cannot change after creation.'),
    database: z.boolean().default(false).describe('Whether there are subnets for data stores, without a way out.'),
    podCidr: cidr.optional().describe('Secondary CIDR for subnets that only pods use: 100.64.0.0/16.'),
  })
  .describe('Subnets besides public, private and intra ones, and the sizes of all.');

export const networkSchema = z
  .strictObject({
    cidr: cidr.describe('Addresses of the VPC: /16 to /21, or to /23 with layout even. Cannot change after creation.'),
    zones: z
      .array(zone)
      .min(2, {
        error: ({ input }) => `Amazon EKS needs subnets in 2 or more zones, got ${countOf(input)}; add a zone`,
      })
      .max(6, { error: ({ input }) => `at most 6 zones are laid out, got ${countOf(input)}; leave some out` })
      .describe('Names of availability zones. More can be added later without moving a subnet.'),
    tiers: tiers.prefault({}),
    nat: nat.default({ kind: 'one-per-zone' }),
    ipv6: z.boolean().default(false).describe('Dual stack: an Amazon-provided /56, a /64 for each subnet.'),
    transitGateway: transitGateway.optional(),
    privateEndpoints: z
      .boolean()
      .default(false)
      .describe('Interface endpoints for what the clusters use. Always on without NAT; else they cost by the hour.'),
    organizationId: pattern('o-a1b2c3d4e5', /^o-[a-z0-9]{10,32}$/, 'an organization id looks like o-a1b2c3d4e5')
      .optional()
      .describe('Endpoint policies admit principals and resources of this organization; of the account when absent.'),
  })
  .describe('The VPC.');

function countOf(input: unknown): number {
  return Array.isArray(input) ? input.length : 0;
}
