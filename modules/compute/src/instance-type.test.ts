import { acceleratorOf, architectureOf } from './instance-type';

const X86 = [
  ...['m5.large', 'm5zn.metal', 'm6a.xlarge', 'm6idn.32xlarge', 'm7i-flex.large', 'm7i.metal-24xl', 'm8i.96xlarge'],
  ...['c5n.18xlarge', 'c6in.32xlarge', 'c7a.medium', 'r5b.24xlarge', 'r6idn.8xlarge', 'r7iz.large', 'r8i-flex.xlarge'],
  ...['t2.nano', 't3.micro', 't3a.small', 'x1e.xlarge', 'x2idn.16xlarge', 'x2iedn.metal', 'z1d.large', 'h1.2xlarge'],
  ...[
    'i3.large',
    'i3en.24xlarge',
    'i4i.large',
    'i7ie.48xlarge',
    'd3en.12xlarge',
    'u-6tb1.56xlarge',
    'u7in-16tb.224xlarge',
  ],
  ...[
    'g4dn.xlarge',
    'g4ad.4xlarge',
    'g5.48xlarge',
    'g6.xlarge',
    'g6e.xlarge',
    'g6f.large',
    'gr6.4xlarge',
    'gr6f.4xlarge',
  ],
  ...[
    'p3dn.24xlarge',
    'p4d.24xlarge',
    'p4de.24xlarge',
    'p5.48xlarge',
    'p5en.48xlarge',
    'p6-b200.48xlarge',
    'f2.6xlarge',
  ],
  ...[
    'inf1.xlarge',
    'inf2.48xlarge',
    'trn1.32xlarge',
    'trn1n.32xlarge',
    'trn2.48xlarge',
    'dl1.24xlarge',
    'dl2q.24xlarge',
  ],
  ...['vt1.3xlarge', 'hpc6a.48xlarge', 'hpc6id.32xlarge', 'hpc7a.12xlarge', 'mac1.metal'],
];

const ARM = [
  ...['a1.medium', 'a1.metal', 't4g.nano', 'm6g.medium', 'm6gd.metal', 'm7g.large', 'm7gd.16xlarge', 'm8gn.xlarge'],
  ...[
    'c6gn.16xlarge',
    'c7gn.large',
    'c7gd.metal',
    'c8gb.large',
    'r7g.medium',
    'r8g.metal-48xl',
    'r8gd.48xlarge',
    'x8g.large',
  ],
  ...[
    'x2gd.medium',
    'im4gn.16xlarge',
    'is4gen.medium',
    'i4g.large',
    'i8g.large',
    'i8ge.metal-24xl',
    'g5g.xlarge',
    'g5g.metal',
  ],
  ...['hpc7g.16xlarge', 'mac2.metal', 'mac2-m2pro.metal', 'mac-m4.metal', 'p6e-gb200.36xlarge'],
];

describe('architectureOf', () => {
  it.each(X86)('reads %s as x86_64', (type) => expect(architectureOf(type)).toBe('x86_64'));

  it.each(ARM)('reads %s as arm64', (type) => expect(architectureOf(type)).toBe('arm64'));

  it.each(['', 'm5', 'm5.', '.large', 'm5.huge', 'm.large', 'M5.large', 'm5 .large', 'db.r6g', 'cache.large'])(
    "knows that '%s' is no instance type",
    (type) => expect(architectureOf(type)).toBeUndefined(),
  );
});

describe('acceleratorOf', () => {
  it.each(['p3.2xlarge', 'p5.48xlarge', 'p6-b200.48xlarge', 'g4dn.xlarge', 'g5.xlarge', 'g5g.xlarge', 'gr6.4xlarge'])(
    'finds the NVIDIA GPU of %s',
    (type) => expect(acceleratorOf(type)).toBe('nvidia'),
  );

  it.each(['inf1.xlarge', 'inf2.xlarge', 'trn1.2xlarge', 'trn1n.32xlarge', 'trn2.48xlarge'])(
    'finds the Neuron chip of %s',
    (type) => expect(acceleratorOf(type)).toBe('neuron'),
  );

  it.each(['m7g.large', 'g4ad.xlarge', 'dl1.24xlarge', 'vt1.3xlarge', 'f2.6xlarge', 'nonsense'])(
    'finds none in %s',
    (type) => expect(acceleratorOf(type)).toBeUndefined(),
  );
});
