import { dnsSuffixOf, isRegion, isZoneOf, LandfallError, partitionOf, region, regions } from './index';

describe('a Region', () => {
  test.each([
    ['eu-west-1', 'aws', 'amazonaws.com'],
    ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
    ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
  ] as const)('%s is in partition %s, whose domain is %s', (value, partition, suffix) => {
    expect(partitionOf(region(value, 'test'))).toBe(partition);
    expect(dnsSuffixOf(partition)).toBe(suffix);
  });

  test('stands once in the list', () => {
    expect(new Set(regions).size).toBe(regions.length);
    expect(regions).toEqual(expect.arrayContaining(['us-east-1', 'cn-north-1', 'us-gov-west-1']));
  });

  test('has zones with a letter after its code', () => {
    expect(isZoneOf('eu-west-1', 'eu-west-1a')).toBe(true);
    expect(isZoneOf('eu-west-1', 'eu-west-1')).toBe(false);
    expect(isZoneOf('eu-west-1', 'eu-west-2a')).toBe(false);
    expect(isZoneOf('us-west-2', 'us-west-2-lax-1a')).toBe(false);
    expect(isZoneOf('us-east-1', 'use1-az1')).toBe(false);
  });

  test('fails for a code that is none, and names those near it', () => {
    expect(isRegion('cn-west-1')).toBe(false);
    expect(() => region('cn-west-1', 'prod: region')).toThrow(
      new LandfallError(
        'REGION_UNKNOWN',
        "no AWS Region is called 'cn-west-1'; known there: cn-north-1, cn-northwest-1",
        'prod: region',
      ),
    );
  });

  test('fails for a code that is near none, and names them all', () => {
    expect(() => region('xx-west-1', 'prod: region')).toThrow(
      new LandfallError(
        'REGION_UNKNOWN',
        `no AWS Region is called 'xx-west-1'; known: ${regions.join(', ')}`,
        'prod: region',
      ),
    );
  });
});
