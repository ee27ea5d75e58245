/** A network with a cluster, as HCL. Each part can be left out or be another one. */
export interface EstateParts {
  readonly zones: readonly string[];
  readonly version: string;
  readonly groups: Readonly<Record<string, { readonly type: string; readonly max: number }>>;
  readonly transitGateway?: boolean;
  readonly natIn?: string;
  readonly publicApi?: boolean;
  readonly vpcName?: string;
}

export function estate({
  zones,
  version,
  groups,
  transitGateway,
  natIn,
  publicApi,
  vpcName = 'dev',
}: EstateParts): string {
  return [
    `resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n  tags = { Name = ${JSON.stringify(vpcName)} }\n}`,
    ...zones.map(subnet),
    'resource "aws_internet_gateway" "igw" {\n  vpc_id = aws_vpc.main.id\n}',
    'resource "aws_vpc_endpoint" "s3" {\n  vpc_id = aws_vpc.main.id\n  service_name = "com.amazonaws.eu-central-1.s3"\n}',
    ...(natIn
      ? [`resource "aws_nat_gateway" "nat" {\n  subnet_id = aws_subnet.${natIn}.id\n  connectivity_type = "private"\n}`]
      : []),
    ...(transitGateway
      ? [
          `resource "aws_ec2_transit_gateway_vpc_attachment" "tgw" {\n  vpc_id = aws_vpc.main.id\n  transit_gateway_id = "tgw-0a1b2c3d4e5f60718"\n  subnet_ids = [aws_subnet.${zones[0] ?? ''}.id]\n}`,
        ]
      : []),
    cluster(zones, version, publicApi ?? false),
    ...Object.entries(groups).map(([name, { type, max }]) => nodeGroup(name, type, max, zones)),
  ].join('\n');
}

function subnet(zone: string): string {
  const number = zone.charCodeAt(0) - 'a'.charCodeAt(0);
  return `resource "aws_subnet" "${zone}" {\n  vpc_id = aws_vpc.main.id\n  cidr_block = "10.0.${number}.0/24"\n  availability_zone = "eu-central-1${zone}"\n  tags = { Name = "dev-private-eu-central-1${zone}" }\n}`;
}

function cluster(zones: readonly string[], version: string, publicApi: boolean): string {
  return `resource "aws_eks_cluster" "blue" {
  name     = "dev-blue"
  role_arn = "arn:aws:iam::111111111111:role/cluster"
  version  = "${version}"
  vpc_config {
    subnet_ids              = [${zones.map((zone) => `aws_subnet.${zone}.id`).join(', ')}]
    endpoint_public_access  = ${publicApi}
    endpoint_private_access = true
  }
}`;
}

function nodeGroup(name: string, type: string, max: number, zones: readonly string[]): string {
  return `resource "aws_eks_node_group" "${name}" {
  cluster_name    = aws_eks_cluster.blue.name
  node_group_name = "${name}"
  node_role_arn   = "arn:aws:iam::111111111111:role/nodes"
  subnet_ids      = [${zones.map((zone) => `aws_subnet.${zone}.id`).join(', ')}]
  instance_types  = ["${type}"]
  scaling_config {
    min_size     = 1
    desired_size = 1
    max_size     = ${max}
  }
}`;
}
