import { ServiceDiscoveryPrivateDnsNamespace } from '@cdktf/provider-aws/lib/service-discovery-private-dns-namespace';
import { ServiceDiscoveryService } from '@cdktf/provider-aws/lib/service-discovery-service';
import { AppmeshMesh } from '@cdktf/provider-aws/lib/appmesh-mesh';
import { AppmeshVirtualGateway } from '@cdktf/provider-aws/lib/appmesh-virtual-gateway';
import { AppmeshVirtualNode } from '@cdktf/provider-aws/lib/appmesh-virtual-node';
import { identityPolicy, type IdentityStatement } from '@landfall/policy';
import { testNetwork } from '@landfall/testing';
import { TerraformOutput } from 'cdktf';
import { Mesh, type MeshProps } from './mesh';
import { minimal, plainListener, plainNode } from './testing/mesh-fixture';
import { synthWithAws } from './testing/synth-with-aws';

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111111111111:certificate/a';
const AUTHORITY = 'arn:aws:acm-pca:eu-west-1:111111111111:certificate-authority/a';

const ENCRYPTED: Partial<MeshProps> = {
  clientPolicy: { kind: 'tls', trust: { kind: 'acm', certificateAuthorityArns: [AUTHORITY] } },
  virtualNodes: {
    orders: {
      ...plainNode,
      backends: { orders: {} },
      listeners: [
        { ...plainListener, tls: { mode: 'strict', certificate: { kind: 'acm', certificateArn: CERTIFICATE } } },
      ],
    },
  },
};

type Statements = readonly [IdentityStatement, ...IdentityStatement[]];

function synthStatements(props: Partial<MeshProps>, of: (mesh: Mesh) => Statements) {
  const stack = synthWithAws((scope) => {
    const mesh = new Mesh(scope, 'mesh', { ...minimal, ...props });
    new TerraformOutput(scope, 'policy', { value: identityPolicy('test', ...of(mesh)) });
  });
  const { output } = stack.json;
  const { Statement } = JSON.parse(JSON.parse(JSON.stringify(output)).policy.value);
  const bySid = (sid: string) => Statement.find((statement: { Sid: string }) => statement.Sid === sid);
  const sids: string[] = Statement.map((statement: { Sid: string }) => statement.Sid);
  return { stack, sids, bySid };
}

describe('statements for the controller', () => {
  it('manage what is in this mesh, and neither create nor delete the mesh', () => {
    const { stack, sids, bySid } = synthStatements({}, (mesh) => mesh.controllerStatements);
    const meshArn = stack.ref(AppmeshMesh, 'mesh/mesh', 'arn');
    expect(sids).toEqual(['ReadMesh', 'ListMeshes', 'ManageContents']);
    expect(bySid('ReadMesh')).toMatchObject({ Resource: [meshArn, `${meshArn}/*`] });
    expect(bySid('ReadMesh').Action).toContain('appmesh:ListGatewayRoutes');
    expect(bySid('ListMeshes')).toMatchObject({ Action: 'appmesh:ListMeshes', Resource: '*' });
    expect(bySid('ManageContents').Resource).toBe(`${meshArn}/*`);
    expect(bySid('ManageContents').Action).toHaveLength(24);
    expect(bySid('ManageContents').Action).not.toContain('appmesh:DeleteMesh');
    expect(bySid('ManageContents').Action).not.toContain('appmesh:CreateMesh');
  });

  it('register pods with the Cloud Map services of the mesh, and write their records', () => {
    const cloudMap: MeshProps['cloudMap'] = {
      namespace: { kind: 'private-dns', name: 'shop.local', network: testNetwork() },
      services: { orders: {} },
    };
    const { stack, bySid } = synthStatements({ cloudMap }, (mesh) => mesh.controllerStatements);
    expect(bySid('RegisterPods').Resource).toBe(
      stack.ref(ServiceDiscoveryService, 'mesh/cloud-map/services/orders', 'arn'),
    );
    expect(bySid('RegisterPods').Action).not.toContain('servicediscovery:CreateService');
    const zone = stack.ref(ServiceDiscoveryPrivateDnsNamespace, 'mesh/cloud-map/namespace', 'hosted_zone');
    expect(bySid('WriteNamespaceRecords')).toMatchObject({
      Action: 'route53:ChangeResourceRecordSets',
      Resource: `arn:aws:route53:::hostedzone/${zone}`,
    });
    expect(bySid('FindServices').Resource).toBe('*');
  });

  it('write no DNS records for an HTTP namespace, and name the partition of the Region', () => {
    const http: MeshProps['cloudMap'] = { namespace: { kind: 'http', name: 'shop' }, services: {} };
    const { sids } = synthStatements({ cloudMap: http }, (mesh) => mesh.controllerStatements);
    expect(sids).toEqual(['ReadMesh', 'ListMeshes', 'ManageContents', 'FindServices']);
    const dns: MeshProps['cloudMap'] = {
      namespace: { kind: 'private-dns', name: 'shop.local', network: testNetwork() },
      services: {},
    };
    const china = synthStatements({ cloudMap: dns, region: 'cn-north-1' }, (mesh) => mesh.controllerStatements);
    expect(china.bySid('WriteNamespaceRecords').Resource).toMatch(/^arn:aws-cn:route53:::hostedzone\//);
  });

  it('read the certificates and authorities that the mesh names', () => {
    const { bySid } = synthStatements(ENCRYPTED, (mesh) => mesh.controllerStatements);
    expect(bySid('ReadCertificates')).toMatchObject({ Action: 'acm:DescribeCertificate', Resource: CERTIFICATE });
    expect(bySid('ReadAuthorities')).toMatchObject({
      Action: 'acm-pca:DescribeCertificateAuthority',
      Resource: AUTHORITY,
    });
  });
});

describe('statements for proxies', () => {
  it('let a node fetch its own configuration, and nothing else', () => {
    const { stack, sids, bySid } = synthStatements({}, (mesh) => mesh.virtualNodeStatements('orders'));
    expect(sids).toEqual(['FetchProxyConfiguration']);
    expect(bySid('FetchProxyConfiguration')).toMatchObject({
      Action: 'appmesh:StreamAggregatedResources',
      Resource: stack.ref(AppmeshVirtualNode, 'mesh/virtual-nodes/orders', 'arn'),
    });
  });

  it('let a node export its certificate and read its authority', () => {
    const { bySid } = synthStatements(ENCRYPTED, (mesh) => mesh.virtualNodeStatements('orders'));
    expect(bySid('ExportCertificate')).toMatchObject({ Action: 'acm:ExportCertificate', Resource: CERTIFICATE });
    expect(bySid('ReadAuthorityCertificate')).toMatchObject({
      Action: 'acm-pca:GetCertificateAuthorityCertificate',
      Resource: AUTHORITY,
    });
  });

  it('let a gateway fetch its own configuration', () => {
    const virtualGateways: MeshProps['virtualGateways'] = {
      edge: { listeners: [{ port: 80, protocol: 'http', tls: { mode: 'disabled' } }], routes: {} },
    };
    const { stack, bySid } = synthStatements({ virtualGateways }, (mesh) => mesh.virtualGatewayStatements('edge'));
    expect(bySid('FetchProxyConfiguration').Resource).toBe(
      stack.ref(AppmeshVirtualGateway, 'mesh/virtual-gateways/edge/gateway', 'arn'),
    );
  });

  it('fail for an unknown node or gateway', () => {
    expect(() => synthStatements({}, (mesh) => mesh.virtualNodeStatements('stock'))).toThrow(
      "APP_MESH_UNKNOWN_KEY at test/mesh: no virtual node has the key 'stock'; there are: orders",
    );
    expect(() => synthStatements({}, (mesh) => mesh.virtualGatewayStatements('edge'))).toThrow(
      "APP_MESH_UNKNOWN_KEY at test/mesh: no virtual gateway has the key 'edge'; there are: none",
    );
  });
});
