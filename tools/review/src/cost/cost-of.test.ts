import type { CostChange } from '../model/review';
import { readPlan } from '../plan/read-plan';
import { type PlanStage, planStage } from '../plan/testing/plan-stage';
import { costOf } from './cost-of';
import { instancePrice, priceTable } from './price-table';

jest.setTimeout(120_000);

const { hourly, hoursPerMonth: hours, regionFactors } = priceTable;
const factor = regionFactors['eu-central-1'] ?? 0;

function network(nodes: number, type: string, more = ''): string {
  return `
resource "aws_vpc" "home" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.home.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_kms_key" "same" {}
resource "aws_launch_template" "nodes" {
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size = 50
      volume_type = "gp3"
      kms_key_id  = aws_kms_key.same.arn
    }
  }
}
resource "aws_iam_role" "nodes" {
  name               = "nodes"
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
}
resource "aws_eks_node_group" "general" {
  cluster_name    = "blue"
  node_group_name = "general"
  node_role_arn   = aws_iam_role.nodes.arn
  subnet_ids      = [aws_subnet.a.id]
  instance_types  = ["${type}"]
  scaling_config {
    desired_size = ${nodes}
    min_size     = 1
    max_size     = 9
  }
  launch_template {
    id      = aws_launch_template.nodes.id
    version = 1
  }
}
${more}`;
}

let stage: PlanStage;
beforeAll(async () => {
  stage = await planStage();
});
afterAll(() => stage.close());

async function cost(before: string | undefined, after: string): Promise<CostChange | undefined> {
  const text = await stage.planned({ ...(before !== undefined && { before }), after });
  return costOf([{ plan: readPlan(text, 'plan.json') }]);
}

it('is nothing to speak of when nothing that has a price changes', async () => {
  expect(
    await cost('resource "aws_kms_key" "k" {}', 'resource "aws_kms_key" "k" { description = "x" }'),
  ).toBeUndefined();
});

it('of a new environment has every priced resource, disks of nodes included, at the prices of its Region', async () => {
  const more = `
resource "aws_eip" "out" {}
resource "aws_nat_gateway" "out" {
  subnet_id     = aws_subnet.a.id
  allocation_id = aws_eip.out.id
}
resource "aws_vpc_endpoint" "ecr" {
  vpc_id            = aws_vpc.home.id
  service_name      = "com.amazonaws.eu-central-1.ecr.api"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [aws_subnet.a.id]
}`;
  const change = await cost(undefined, network(2, 'm7i.xlarge', more));
  const lines = Object.fromEntries((change?.lines ?? []).map(({ address, after }) => [address, after]));
  expect(change?.before).toBe(0);
  expect(change?.pricesOf).toBe(priceTable.asOf);
  expect(lines['aws_kms_key.same']).toBe(1);
  expect(lines['aws_nat_gateway.out']).toBeCloseTo(hours * hourly.natGateway * factor);
  expect(lines['aws_vpc_endpoint.ecr']).toBeCloseTo(hours * hourly.interfaceEndpointPerZone * factor);
  expect(lines['aws_eks_node_group.general']).toBeCloseTo((hours * 2 * 0.1008 * 2 + 2 * 50 * 0.08) * factor);
  expect(change?.unknown).toContain('traffic through aws_nat_gateway.out');
  expect(change?.unknown).toContain('nodes beyond 2 in aws_eks_node_group.general');
});

it('names an instance type that has no price, and counts what stays on both sides', async () => {
  const change = await cost(network(1, 'm7i.large'), network(1, 'x9z.large'));
  expect(change?.lines.map(({ address, after }) => [address, after])).toEqual([['aws_eks_node_group.general', 0]]);
  expect(change?.unknown).toContain('x9z.large of aws_eks_node_group.general');
  expect(change?.after).toBe(1);
});

it('of an instance follows its size, and is unknown for what the table does not have', () => {
  expect(instancePrice('m7i.large')).toBe(0.1008);
  expect(instancePrice('m7i.4xlarge')).toBeCloseTo(0.8064);
  expect(instancePrice('g5.xlarge')).toBe(1.006);
  expect(instancePrice('g5.2xlarge')).toBeUndefined();
  expect(instancePrice('m7i.toString')).toBeUndefined();
});
