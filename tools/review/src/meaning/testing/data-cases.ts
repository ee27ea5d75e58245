import type { Case } from './case';

const template = (
  name: string,
  script: string,
  tokens = 'required',
  encrypted = true,
): string => `resource "aws_launch_template" "${name}" {
  name      = "${name}"
  image_id  = "ami-00000000000000001"
  user_data = base64encode(${JSON.stringify(script)})
  metadata_options {
    http_tokens                 = "${tokens}"
    http_put_response_hop_limit = ${tokens === 'required' ? 1 : 2}
  }
  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      encrypted = ${encrypted}
    }
  }
}`;

const mime = (boundary: string, line: string): string =>
  `Content-Type: multipart/mixed; boundary="${boundary}"\n\n--${boundary}\nContent-Type: text/x-shellscript\n\n#!/bin/sh\n${line}\n--${boundary}--\n`;

const bucket = (name: string): string => `resource "aws_s3_bucket" "${name}" {\n  bucket = "${name}-of-this-case"\n}`;

const block = (name: string, policy: boolean): string =>
  `${bucket(name)}\nresource "aws_s3_bucket_public_access_block" "${name}" {\n  bucket = aws_s3_bucket.${name}.id\n  block_public_acls = true\n  block_public_policy = ${policy}\n  ignore_public_acls = true\n  restrict_public_buckets = true\n}`;

export const dataCases: readonly Case[] = [
  {
    title: 'nothing but tags',
    before: 'resource "aws_vpc" "tagged" {\n  cidr_block = "10.7.0.0/16"\n  tags = { Name = "a", Old = "x" }\n}',
    after: 'resource "aws_vpc" "tagged" {\n  cidr_block = "10.7.0.0/16"\n  tags = { Name = "b", "New/one" = "y" }\n}',
    at: 'aws_vpc.tagged',
    means: ['tags changes: only tags of aws_vpc.tagged change: Name a → b, + New/one and − Old'],
  },
  {
    title: 'which lines of user data differ, MIME boundaries aside, and that credentials are easier to get',
    before: template('nodes', mime('==aaa==', 'echo one')),
    after: template('nodes', mime('==bbb==', 'echo two'), 'optional', false),
    at: 'aws_launch_template.nodes',
    means: [
      'iam grows: instances from aws_launch_template.nodes give credentials without a session token (IMDSv1)',
      'iam grows: pods on instances from aws_launch_template.nodes can now reach the metadata service, and with it the role of the node (hop limit 2)',
      'data grows: disks of new instances from aws_launch_template.nodes are no longer all encrypted',
      'data changes: user_data of aws_launch_template.nodes: 1 line added, 1 removed',
    ],
    detail: ['  …', '  ', '  #!/bin/sh', '- echo one', '+ echo two', '  --BOUNDARY--'],
  },
  {
    title: 'what differs inside a dashboard',
    before:
      'resource "aws_cloudwatch_dashboard" "d" {\n  dashboard_name = "d"\n  dashboard_body = jsonencode({ widgets = [{ x = 0, title = "a" }, { x = 1, title = "b" }] })\n}',
    after:
      'resource "aws_cloudwatch_dashboard" "d" {\n  dashboard_name = "d"\n  dashboard_body = jsonencode({ widgets = [{ x = 0, title = "new" }, { x = 0, title = "a" }, { x = 1, title = "b" }] })\n}',
    at: 'aws_cloudwatch_dashboard.d',
    means: [
      'data changes: dashboard_body of aws_cloudwatch_dashboard.d: 2 values changed (widgets[0].title and widgets[0].x)',
    ],
    detail: ['+ widgets[0].title: "new"', '+ widgets[0].x: 0'],
  },
  {
    title: 'that a bucket can be made public',
    before: block('open', true),
    after: block('open', false),
    at: 'aws_s3_bucket_public_access_block.open',
    means: ['endpoint grows: bucket aws_s3_bucket.open can be made public: block_public_policy is off'],
  },
  {
    title: 'that logs are kept for less time, with another key',
    before:
      'resource "aws_cloudwatch_log_group" "logs" {\n  name = "/logs"\n  retention_in_days = 365\n  kms_key_id = "arn:aws:kms:eu-central-1:111111111111:key/1"\n}',
    after: 'resource "aws_cloudwatch_log_group" "logs" {\n  name = "/logs"\n  retention_in_days = 30\n}',
    at: 'aws_cloudwatch_log_group.logs',
    means: [
      'data changes: logs in /logs are kept 30 days instead of 365 days; older ones are deleted',
      "data grows: aws_cloudwatch_log_group.logs is encrypted with AWS's own key instead of arn:aws:kms:eu-central-1:111111111111:key/1",
    ],
  },
  {
    title: 'that a volume is not encrypted',
    after:
      'resource "aws_ebs_volume" "plain" {\n  availability_zone = "eu-central-1a"\n  size = 1\n  encrypted = false\n}',
    at: 'aws_ebs_volume.plain',
    means: ['data grows: aws_ebs_volume.plain is not encrypted'],
  },
  {
    title: 'that a bucket goes with what it holds',
    before: bucket('bye'),
    at: 'aws_s3_bucket.bye',
    means: ['data changes: bucket aws_s3_bucket.bye is deleted with what it holds'],
  },
];
