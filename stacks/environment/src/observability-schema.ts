import { z } from 'zod';
import { logRetentionDays, named, pattern, some, text } from './fields';

const authentication = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('identity-center').describe('AWS IAM Identity Center.'),
      adminGroupIds: some(text('00000000-0000-0000-0000-000000000000').min(1)).describe(
        'Groups that administer Grafana.',
      ),
    }),
    z.strictObject({
      kind: z.literal('saml').describe('A SAML identity provider.'),
      metadataUrl: z.url({ protocol: /^https$/ }).describe('Where the provider publishes its metadata.'),
      adminRoles: some(text('platform').min(1)).describe('Values of the role attribute that make an administrator.'),
    }),
  ])
  .describe('How people sign in.');

const prefixListId = pattern(
  'pl-0123456789abcdef0',
  /^pl-[0-9a-f]{8,17}$/,
  'a prefix list id looks like pl-0123456789abcdef0',
);

const networkAccess = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('restricted').describe('From the prefix lists only.'),
      prefixListIds: some(prefixListId).describe('Prefix lists of client addresses.'),
    }),
    z.strictObject({ kind: z.literal('public').describe('From the whole internet.') }),
  ])
  .describe('From where Grafana can be reached; everybody must sign in either way.');

const grafana = z
  .strictObject({ authentication, networkAccess })
  .describe('Amazon Managed Grafana, paid by active user.');

export const observabilitySchema = z
  .strictObject({
    logRetentionDays: logRetentionDays
      .default(90)
      .describe('Days that control-plane, container and flow logs are kept.'),
    containerInsights: z.boolean().default(true).describe('Container Insights, by the CloudWatch agent.'),
    tracing: z.boolean().default(true).describe('X-Ray groups and sampling, and the role of the ADOT collector.'),
    managedPrometheus: z.boolean().default(false).describe('An Amazon Managed Service for Prometheus workspace.'),
    managedGrafana: grafana.optional(),
    alarmEmails: named(z.email()).default({}).describe('Who hears of alarms, by name; each address must confirm.'),
  })
  .describe('Logs, metrics, traces, alarms.');
