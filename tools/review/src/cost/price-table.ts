/**
 * List prices on demand, in US dollars, of us-east-1. They are what AWS publishes, without discounts, credits or taxes,
 * and are kept here so that a review needs no network. Check them against the price list when you rely on them.
 */
export const priceTable = {
  /** Day as of which the figures were written down: `YYYY-MM-DD`. */
  asOf: '2026-11-21',
  hoursPerMonth: 730,

  /** An hour. */
  hourly: {
    clusterStandardSupport: 0.1,
    clusterExtendedSupport: 0.6,
    natGateway: 0.045,
    interfaceEndpointPerZone: 0.01,
    publicIpv4Address: 0.005,
    applicationLoadBalancer: 0.0225,
    networkLoadBalancer: 0.0225,
    gatewayLoadBalancer: 0.0125,
    classicLoadBalancer: 0.025,
    transitGatewayAttachment: 0.05,
    resolverEndpointAddress: 0.125,
  },

  /** A month. */
  monthly: {
    kmsKey: 1,
    secret: 0.4,
    hostedZone: 0.5,
    alarm: 0.1,
    dashboard: 3,
  },

  /** A GiB and month. */
  storage: { gp2: 0.1, gp3: 0.08, io1: 0.125, io2: 0.125, st1: 0.045, sc1: 0.015, standard: 0.05 } as Readonly<
    Record<string, number>
  >,

  /** gp3 beyond what its price includes, a month: for each IOPS and each MiB/s. */
  gp3: { includedIops: 3000, perIops: 0.005, includedThroughput: 125, perThroughput: 0.04 },

  /** Linux, an hour of the `large` size; other sizes of these families cost in proportion. */
  largeInstance: {
    c5: 0.085,
    c6a: 0.0765,
    c6g: 0.068,
    c6i: 0.085,
    c7a: 0.10264,
    c7g: 0.0725,
    c7i: 0.08925,
    m5: 0.096,
    m5a: 0.086,
    m6a: 0.0864,
    m6g: 0.077,
    m6i: 0.096,
    m7a: 0.11592,
    m7g: 0.0816,
    m7i: 0.1008,
    'm7i-flex': 0.09576,
    m8g: 0.08976,
    r5: 0.126,
    r6a: 0.1134,
    r6g: 0.1008,
    r6i: 0.126,
    r7a: 0.15215,
    r7g: 0.1071,
    r7i: 0.1323,
    t3: 0.0832,
    t3a: 0.0752,
    t4g: 0.0672,
  } as Readonly<Record<string, number>>,

  /** How many `large` ones a size is worth. */
  sizes: {
    nano: 1 / 16,
    micro: 1 / 8,
    small: 1 / 4,
    medium: 1 / 2,
    large: 1,
    xlarge: 2,
    '2xlarge': 4,
    '3xlarge': 6,
    '4xlarge': 8,
    '6xlarge': 12,
    '8xlarge': 16,
    '9xlarge': 18,
    '12xlarge': 24,
    '16xlarge': 32,
    '18xlarge': 36,
    '24xlarge': 48,
    '32xlarge': 64,
    '48xlarge': 96,
  } as Readonly<Record<string, number>>,

  /** Linux, an hour, where sizes do not cost in proportion. */
  instance: { 'g4dn.xlarge': 0.526, 'g5.xlarge': 1.006, 'g6.xlarge': 0.8048 } as Readonly<Record<string, number>>,

  /** What machines, storage, gateways and addresses cost elsewhere, roughly. Control planes and KMS keys cost the same. */
  regionFactors: {
    'us-east-1': 1,
    'us-east-2': 1,
    'us-west-2': 1,
    'us-west-1': 1.17,
    'ca-central-1': 1.11,
    'eu-west-1': 1.11,
    'eu-west-2': 1.16,
    'eu-west-3': 1.17,
    'eu-central-1': 1.19,
    'eu-north-1': 1.06,
    'ap-south-1': 1.05,
    'ap-southeast-1': 1.25,
    'ap-southeast-2': 1.25,
    'ap-northeast-1': 1.29,
  } as Readonly<Record<string, number>>,
};

/** An hour of an instance type in us-east-1; undefined when the table does not have it. */
export function instancePrice(type: string): number | undefined {
  const [family = '', size = ''] = type.split('.');
  if (Object.hasOwn(priceTable.instance, type)) return priceTable.instance[type];
  const large = Object.hasOwn(priceTable.largeInstance, family) ? priceTable.largeInstance[family] : undefined;
  const factor = Object.hasOwn(priceTable.sizes, size) ? priceTable.sizes[size] : undefined;
  return large === undefined || factor === undefined ? undefined : large * factor;
}
