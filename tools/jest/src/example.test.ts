import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { rehearse } from '@landfall/rehearsal-jest';
import { Fn, type TerraformStack } from 'cdktf';

jest.setTimeout(60_000);

const network =
  (cidr: string, tags = {}) =>
  (stack: TerraformStack) => {
    new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
    const vpc = new Vpc(stack, 'main', { cidrBlock: cidr, tags });
    new Subnet(stack, 'a', { vpcId: vpc.id, cidrBlock: Fn.cidrsubnet(vpc.cidrBlock, 8, 1) });
  };

it('creates a network and finds nothing to do afterwards', async () => {
  const rehearsal = await rehearse(network('10.0.0.0/16'));
  expect(rehearsal).toPlanToAdd(2);
  expect(rehearsal).toCreate('aws_vpc.main');
  expect(rehearsal).toApply();
  expect(rehearsal).toPlanEmpty();
});

it('keeps the VPC when tags change, and replaces it with another range', async () => {
  const before = await rehearse(network('10.0.0.0/16'));
  expect(await before.change(network('10.0.0.0/16', { Team: 'platform' }))).toUpdate('aws_vpc.main', 'tags');
  const renumbered = await before.change(network('10.1.0.0/16'));
  expect(renumbered).toReplace('aws_vpc.main', 'cidr_block');
  expect(renumbered).toReplace('aws_subnet.a', 'cidr_block', 'vpc_id');
});

it('is refused before AWS sees it', async () => {
  expect(await rehearse(network('10.0.0.0/15'))).toFailWith(/cidr_block/);
});

it('converges after AWS was at fault', async () => {
  const disturbed = await rehearse(network('10.0.0.0/16'), { faults: ['apply:aws_subnet=throttle'] });
  expect(disturbed).toFailWith('ThrottlingException');
  expect(await disturbed.change(network('10.0.0.0/16'))).toPlanToAdd(1);
});

it('works on a folder with Terraform files as well', async () => {
  expect(await rehearse('tools/jest/src/testing/bucket', { variables: { name: 'logs' } })).toCreate(/\.logs$/);
});
