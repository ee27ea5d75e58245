import { textOf, type ObjectValue, type Value } from '../../values/value';
import type { DataSource } from '../data-source';
import { blocksOf, firstBlock } from './nested-blocks';
import { textsOf } from './zones';

/** `aws_cloudwatch_log_data_protection_policy_document`: its statements as JSON. Source: the CloudWatch Logs user guide. */
export const dataProtectionPolicy: DataSource = ({ config }) => {
  const document = {
    ...(textOf(config['description']) === undefined ? {} : { Description: textOf(config['description']) }),
    Version: textOf(config['version']) ?? '2021-06-01',
    Name: textOf(config['name']) ?? '',
    ...configurationOf(config['configuration']),
    Statement: blocksOf(config['statement']).map((statement) => ({
      ...(textOf(statement['sid']) === undefined ? {} : { Sid: textOf(statement['sid']) }),
      DataIdentifier: textsOf(statement['data_identifiers']),
      Operation: operationOf(firstBlock(statement['operation'])),
    })),
  };
  return { json: JSON.stringify(document) };
};

function configurationOf(value: Value | undefined): object {
  const custom = blocksOf(firstBlock(value)['custom_data_identifier']);
  if (custom.length === 0) return {};
  return { Configuration: { CustomDataIdentifier: custom.map(({ name, regex }) => ({ Name: name, Regex: regex })) } };
}

function operationOf(operation: ObjectValue): object {
  if (blocksOf(operation['deidentify']).length > 0) return { Deidentify: { MaskConfig: {} } };
  const to = firstBlock(firstBlock(operation['audit'])['findings_destination']);
  const [logs, firehose, bucket] = [
    firstBlock(to['cloudwatch_logs']),
    firstBlock(to['firehose']),
    firstBlock(to['s3']),
  ];
  const destination = {
    ...(logs['log_group'] ? { CloudWatchLogs: { LogGroup: logs['log_group'] } } : {}),
    ...(firehose['delivery_stream'] ? { Firehose: { DeliveryStream: firehose['delivery_stream'] } } : {}),
    ...(bucket['bucket'] ? { S3: { Bucket: bucket['bucket'] } } : {}),
  };
  return { Audit: { FindingsDestination: destination } };
}
