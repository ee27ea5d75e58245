import { z } from 'zod';
import { logRetentionDays, named, some } from './fields';

const grafana = z.strictObject({
  authentication: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('identity-center') }),
    z.strictObject({ kind: z.literal('saml'), metadataUrl: z.url({ protocol: /^https$/ }), adminRole: z.string() }),
  ]),
  adminGroupIds: z.array(z.string()).default([]).describe('Identity Center group ids that administer Grafana.'),
});

export const observabilitySchema = z
  .strictObject({
    logRetentionDays: logRetentionDays
      .default(90)
      .describe('Days that control-plane, container and flow logs are kept.'),
    containerInsights: z.boolean().default(true),
    tracing: z.boolean().default(true).describe('X-Ray groups and sampling, and the role of the ADOT collector.'),
    managedPrometheus: z.boolean().default(false),
    managedGrafana: grafana.optional(),
    alarmEmails: named(z.email()).default({}).describe('Who hears of alarms; each address must confirm.'),
  })
  .describe('Logs, metrics, traces, alarms.');

export const meshSchema = z
  .strictObject({
    acknowledgement: z.string().optional(),
    cluster: z.string().describe('Id of the cluster whose pods are in the mesh.'),
    namespace: z
      .string()
      .min(1)
      .describe('Cloud Map namespace, and trust domain of the certificates that SPIRE issues: mesh.internal.'),
    kubernetesNamespace: z
      .string()
      .min(1)
      .describe('Namespace of the pods; each service has a service account of its name.'),
    services: named(
      z.strictObject({
        port: z.int().min(1).max(65535),
        protocol: z.enum(['http', 'http2', 'grpc', 'tcp']).default('http'),
        backends: z.array(z.string()).default([]).describe('Services that this one calls.'),
      }),
    ),
    gateway: z
      .strictObject({ port: z.int().min(1).max(65535), services: some(z.string()) })
      .optional()
      .describe('A virtual gateway: path /<service> leads to each of the services.'),
  })
  .describe('AWS App Mesh, which AWS ended on 2026-09-30.');
