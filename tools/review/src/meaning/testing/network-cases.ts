import type { Case } from './case';

const vpc =
  'resource "aws_vpc" "net" {\n  cidr_block = "10.0.0.0/16"\n}\nresource "aws_security_group" "web" {\n  name = "web"\n  vpc_id = aws_vpc.net.id\n}\nresource "aws_security_group" "db" {\n  name = "db"\n  vpc_id = aws_vpc.net.id\n}';

const rule = (name: string, more: string, way = 'ingress'): string =>
  `resource "aws_vpc_security_group_${way}_rule" "${name}" {\n  security_group_id = aws_security_group.web.id\n  ${more}\n}`;

const block = (way: string, port: number, cidrs: string): string =>
  `  ${way} {\n    protocol = "tcp"\n    from_port = ${port}\n    to_port = ${port}\n    cidr_blocks = [${cidrs}]\n  }\n`;

const acl = (name: string, entries: string): string =>
  `resource "aws_network_acl" "${name}" {\n  vpc_id = aws_vpc.net.id\n${entries}}`;

const entry = (number: number, action: string, cidr: string, port: number): string =>
  `  ingress {\n    rule_no = ${number}\n    action = "${action}"\n    cidr_block = "${cidr}"\n    protocol = "6"\n    from_port = ${port}\n    to_port = ${port}\n  }\n`;

export const networkCases: readonly Case[] = [
  {
    title: 'that the whole internet reaches what only an office did',
    before: `${vpc}\n${rule('wide', 'cidr_ipv4 = "198.51.100.0/24"\n  ip_protocol = "tcp"\n  from_port = 443\n  to_port = 443')}`,
    after: `${vpc}\n${rule('wide', 'cidr_ipv4 = "0.0.0.0/0"\n  ip_protocol = "tcp"\n  from_port = 443\n  to_port = 443')}`,
    at: 'aws_vpc_security_group_ingress_rule.wide',
    means: [
      'reachability grows: tcp 443 from the whole internet (0.0.0.0/0) now reaches members of aws_security_group.web',
    ],
  },
  {
    title: 'that members of a group can reach another one',
    after: rule('out', 'referenced_security_group_id = aws_security_group.db.id\n  ip_protocol = "-1"', 'egress'),
    at: 'aws_vpc_security_group_egress_rule.out',
    means: [
      'reachability grows: members of aws_security_group.web can now reach aws_security_group.db with all traffic',
    ],
  },
  {
    title: 'what a rule inside a group lets in and no longer out',
    before: `resource "aws_security_group" "old" {\n  name = "old"\n${block('ingress', 80, '"10.0.0.0/8"')}${block('egress', 5432, '"10.1.0.0/16", "10.2.0.0/16"')}}`,
    after: `resource "aws_security_group" "old" {\n  name = "old"\n${block('ingress', 80, '"10.0.0.0/8", "172.16.0.0/12"')}${block('egress', 5432, '"10.1.0.0/16"')}}`,
    at: 'aws_security_group.old',
    means: [
      'reachability grows: tcp 80 from 172.16.0.0/12 now reaches members of aws_security_group.old',
      'reachability shrinks: members of aws_security_group.old can no longer reach 10.2.0.0/16 with tcp 5432',
    ],
  },
  {
    title: 'what a network ACL lets into its subnets',
    before: acl('acl', entry(100, 'allow', '10.0.0.0/16', 443) + entry(90, 'deny', '10.0.9.0/24', 443)),
    after: acl('acl', entry(100, 'allow', '0.0.0.0/0', 443)),
    at: 'aws_network_acl.acl',
    means: [
      'reachability grows: aws_network_acl.acl now allows tcp 443 from the whole internet (0.0.0.0/0) into its subnets (rule 100)',
      'reachability shrinks: aws_network_acl.acl no longer allows tcp 443 from 10.0.0.0/16 into its subnets (rule 100)',
      'reachability grows: aws_network_acl.acl no longer denies tcp 443 from 10.0.9.0/24 into its subnets (rule 90)',
    ],
  },
  {
    title: 'that traffic leaves by the internet gateway instead of a NAT gateway',
    before: `resource "aws_internet_gateway" "igw" {\n  vpc_id = aws_vpc.net.id\n}\nresource "aws_subnet" "s" {\n  vpc_id = aws_vpc.net.id\n  cidr_block = "10.0.1.0/24"\n}\nresource "aws_nat_gateway" "nat" {\n  connectivity_type = "private"\n  subnet_id = aws_subnet.s.id\n}\nresource "aws_route_table" "t" {\n  vpc_id = aws_vpc.net.id\n}\nresource "aws_route" "r" {\n  route_table_id = aws_route_table.t.id\n  destination_cidr_block = "0.0.0.0/0"\n  nat_gateway_id = aws_nat_gateway.nat.id\n}`,
    after: `resource "aws_internet_gateway" "igw" {\n  vpc_id = aws_vpc.net.id\n}\nresource "aws_subnet" "s" {\n  vpc_id = aws_vpc.net.id\n  cidr_block = "10.0.1.0/24"\n  map_public_ip_on_launch = true\n}\nresource "aws_nat_gateway" "nat" {\n  connectivity_type = "private"\n  subnet_id = aws_subnet.s.id\n}\nresource "aws_route_table" "t" {\n  vpc_id = aws_vpc.net.id\n}\nresource "aws_route" "r" {\n  route_table_id = aws_route_table.t.id\n  destination_cidr_block = "0.0.0.0/0"\n  gateway_id = aws_internet_gateway.igw.id\n}`,
    at: 'aws_route.r',
    means: [
      'route grows: aws_route_table.t sends 0.0.0.0/0 to internet gateway aws_internet_gateway.igw instead of NAT gateway aws_nat_gateway.nat',
    ],
  },
  {
    title: 'that instances of a subnet get public addresses',
    at: 'aws_subnet.s',
    means: ['endpoint grows: what starts in aws_subnet.s gets a public address'],
  },
  {
    title: 'that routes of a table come and go',
    before:
      'resource "aws_route_table" "u" {\n  vpc_id = aws_vpc.net.id\n  route {\n    cidr_block = "10.8.0.0/16"\n    transit_gateway_id = "tgw-0a1b2c3d4e5f60718"\n  }\n}',
    after:
      'resource "aws_route_table" "u" {\n  vpc_id = aws_vpc.net.id\n  route {\n    cidr_block = "10.9.0.0/16"\n    transit_gateway_id = "tgw-0a1b2c3d4e5f60718"\n  }\n}',
    at: 'aws_route_table.u',
    means: [
      'route grows: aws_route_table.u now sends 10.9.0.0/16 to transit gateway tgw-0a1b2c3d4e5f60718',
      'route shrinks: aws_route_table.u no longer sends 10.8.0.0/16 to transit gateway tgw-0a1b2c3d4e5f60718',
    ],
  },
];
