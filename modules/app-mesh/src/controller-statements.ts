import type { Partition } from '@landfall/contracts';
import type { Action, IdentityStatement } from '@landfall/policy';
import { type AcmCertificates, isFilled } from './certificates';
import type { CloudMap } from './service-discovery';

type Statements = readonly [IdentityStatement, ...IdentityStatement[]];

const KINDS = ['VirtualGateway', 'GatewayRoute', 'VirtualNode', 'VirtualRouter', 'Route', 'VirtualService'] as const;

/** What the controller may do: see `Mesh.controllerStatements`. */
export function controllerStatements(
  { meshArn, partition }: { readonly meshArn: string; readonly partition: Partition },
  cloudMap: CloudMap | undefined,
  certificates: AcmCertificates,
): Statements {
  return [
    {
      sid: 'ReadMesh',
      actions: ['appmesh:DescribeMesh', ...contained('List')],
      resources: [meshArn, `${meshArn}/*`],
    },
    { sid: 'ListMeshes', actions: ['appmesh:ListMeshes'], resources: { any: 'the action knows no resources' } },
    {
      sid: 'ManageContents',
      actions: [...contained('Create'), ...contained('Describe'), ...contained('Update'), ...contained('Delete')],
      resources: [`${meshArn}/*`],
    },
    ...certificateStatements(certificates),
    ...(cloudMap ? cloudMapStatements(cloudMap, partition) : []),
  ];
}

/** One verb for each kind of thing in a mesh. */
function contained(verb: 'Create' | 'Describe' | 'Update' | 'Delete' | 'List'): readonly [Action, ...Action[]] {
  const action = (kind: string): Action => `appmesh:${verb}${kind}${verb === 'List' ? 's' : ''}`;
  const [first, ...rest] = KINDS;
  return [action(first), ...rest.map(action)];
}

function certificateStatements({ certificateArns, authorityArns }: AcmCertificates): readonly IdentityStatement[] {
  return [
    ...(isFilled(certificateArns)
      ? [
          {
            sid: 'ReadCertificates',
            actions: ['acm:DescribeCertificate'],
            resources: certificateArns,
          } satisfies IdentityStatement,
        ]
      : []),
    ...(isFilled(authorityArns)
      ? [
          {
            sid: 'ReadAuthorities',
            actions: ['acm-pca:DescribeCertificateAuthority'],
            resources: authorityArns,
          } satisfies IdentityStatement,
        ]
      : []),
  ];
}

function cloudMapStatements(cloudMap: CloudMap, partition: Partition): readonly IdentityStatement[] {
  const { serviceArns } = cloudMap;
  const statements: IdentityStatement[] = [
    {
      sid: 'FindServices',
      actions: ['servicediscovery:ListNamespaces', 'servicediscovery:ListServices', 'servicediscovery:GetOperation'],
      resources: { any: 'the actions know no resources' },
    },
  ];
  if (isFilled(serviceArns)) {
    statements.push({
      sid: 'RegisterPods',
      actions: [
        'servicediscovery:GetService',
        'servicediscovery:GetInstance',
        'servicediscovery:ListInstances',
        'servicediscovery:RegisterInstance',
        'servicediscovery:DeregisterInstance',
        'servicediscovery:GetInstancesHealthStatus',
        'servicediscovery:UpdateInstanceCustomHealthStatus',
      ],
      resources: serviceArns,
    });
  }
  if (cloudMap.hostedZoneId !== undefined) {
    statements.push({
      sid: 'WriteNamespaceRecords',
      actions: ['route53:ChangeResourceRecordSets'],
      resources: [`arn:${partition}:route53:::hostedzone/${cloudMap.hostedZoneId}`],
    });
  }
  return statements;
}
