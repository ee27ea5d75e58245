import { frankfurt, stage, type Stage } from '../testing/stage';

const pool = `${frankfurt}
resource "aws_vpc_ipam" "i" {
  operating_regions { region_name = "eu-central-1" }
}
resource "aws_vpc_ipam_pool" "p" {
  address_family                    = "ipv4"
  ipam_scope_id                     = aws_vpc_ipam.i.private_default_scope_id
  locale                            = "eu-central-1"
  allocation_default_netmask_length = 20
}
resource "aws_vpc_ipam_pool_cidr" "c" {
  ipam_pool_id = aws_vpc_ipam_pool.p.id
  cidr         = "10.4.0.0/19"
}
resource "aws_vpc_ipam_preview_next_cidr" "n" {
  ipam_pool_id = aws_vpc_ipam_pool_cidr.c.ipam_pool_id
}
resource "aws_vpc" "one" {
  ipv4_ipam_pool_id = aws_vpc_ipam_preview_next_cidr.n.ipam_pool_id
}
resource "aws_vpc_ipam_pool_cidr_allocation" "office" {
  ipam_pool_id   = aws_vpc.one.ipv4_ipam_pool_id
  netmask_length = 22
}
`;

describe('an IPAM pool', () => {
  let scene: Stage;
  beforeAll(async () => {
    scene = await stage();
  });
  afterAll(() => scene.close());

  it('gives out the first block that is free, as it was previewed, until none is left', async () => {
    scene.write(
      'pool',
      `${pool}
output "given" { value = [aws_vpc_ipam_preview_next_cidr.n.cidr, aws_vpc.one.cidr_block, aws_vpc_ipam_pool_cidr_allocation.office.cidr] }
`,
    );
    expect(await scene.apply('pool')).toMatchObject({ code: 0 });
    expect((await scene.outputs('pool'))['given']).toEqual(['10.4.0.0/20', '10.4.0.0/20', '10.4.16.0/22']);
    expect(await scene.plan('pool')).toMatchObject({ code: 0 });

    scene.write('pool', `${pool}\nresource "aws_vpc" "two" { ipv4_ipam_pool_id = aws_vpc_ipam_pool.p.id }\n`);
    const { code, output } = await scene.apply('pool');
    expect(code).toBe(1);
    expect(output).toContain('The pool has no free block of netmask length 20.');
  }, 60_000);
});
