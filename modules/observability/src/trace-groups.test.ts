import { XrayEncryptionConfig } from '@cdktf/provider-aws/lib/xray-encryption-config';
import { XrayGroup } from '@cdktf/provider-aws/lib/xray-group';
import { XraySamplingRule } from '@cdktf/provider-aws/lib/xray-sampling-rule';
import { testKey } from '@landfall/testing';
import { TraceGroups, type TraceGroupsProps } from './trace-groups';
import { synthWithAws } from './testing/synth-with-aws';

const minimal: TraceGroupsProps = { encryption: { kind: 'key', key: testKey('traces') } };

function make(props: Partial<TraceGroupsProps> = {}) {
  return synthWithAws((scope) => new TraceGroups(scope, 'traces', { ...minimal, ...props }));
}

describe('TraceGroups', () => {
  it('encrypts traces with our key, and creates nothing else by default', () => {
    const stack = make();
    expect(stack.only(XrayEncryptionConfig)).toMatchObject({ type: 'KMS', key_id: testKey('traces').keyArn });
    expect(stack.addresses()).toHaveLength(1);
  });

  it('leaves encryption to another stack when told so', () => {
    expect(make({ encryption: { kind: 'elsewhere' } }).addresses()).toEqual([]);
  });

  it.each([
    [undefined, false, false],
    ['off', false, false],
    ['on', true, false],
    ['with-events', true, true],
  ] as const)('creates a group with insights %s', (insights, enabled, notified) => {
    const group = { filterExpression: 'fault', ...(insights ? { insights } : {}) };
    expect(make({ groups: { faults: group } }).at(XrayGroup, 'traces/groups/faults')).toMatchObject({
      group_name: 'faults',
      filter_expression: 'fault',
      insights_configuration: { insights_enabled: enabled, notifications_enabled: notified },
    });
  });

  it('creates a sampling rule for every request by default', () => {
    const samplingRules = { all: { priority: 100, fixedRate: 0.05 } };
    expect(make({ samplingRules }).at(XraySamplingRule, 'traces/sampling-rules/all')).toMatchObject({
      rule_name: 'all',
      version: 1,
      priority: 100,
      fixed_rate: 0.05,
      reservoir_size: 1,
      service_name: '*',
      service_type: '*',
      host: '*',
      http_method: '*',
      url_path: '*',
      resource_arn: '*',
    });
  });

  it('narrows a sampling rule as it is told', () => {
    const rule = {
      priority: 1,
      fixedRate: 0,
      reservoirSize: 0,
      serviceName: 'orders',
      serviceType: 'AWS::EKS::Container',
      host: 'example.com',
      httpMethod: 'GET',
      urlPath: '/healthz',
    };
    expect(make({ samplingRules: { probes: rule } }).only(XraySamplingRule)).toMatchObject({
      fixed_rate: 0,
      reservoir_size: 0,
      service_name: 'orders',
      service_type: 'AWS::EKS::Container',
      host: 'example.com',
      http_method: 'GET',
      url_path: '/healthz',
    });
  });

  it('fails for everything that X-Ray would refuse', () => {
    expect(() =>
      make({
        groups: { 'a b': { filterExpression: 'fault' }, Default: { filterExpression: 'fault' } },
        samplingRules: { all: { priority: 10000, fixedRate: 5, reservoirSize: -1 } },
      }),
    ).toThrow(
      [
        "TRACES_NAME_INVALID at test/traces.groups: a name has 1 to 32 letters, digits, hyphens and underscores, got 'a b'",
        "TRACES_NAME_INVALID at test/traces.groups: X-Ray owns the group 'Default'; choose another name",
        'TRACES_PRIORITY at test/traces.samplingRules.all: a priority is a whole number from 1 to 9999, got 10000',
        'TRACES_FIXED_RATE at test/traces.samplingRules.all: a fixed rate is a share from 0 to 1, got 5',
        'TRACES_RESERVOIR at test/traces.samplingRules.all: a reservoir is a whole number from 0, got -1',
      ].join('\n'),
    );
  });
});
