import { frankfurt, stage, type Stage } from '../../testing/stage';

jest.setTimeout(60_000);

describe('certificates and the records that validate them', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
  });
  afterEach(() => on.close());

  const applied = async (hcl: string): Promise<string> => {
    on.write('stack', frankfurt + hcl);
    return (await on.apply('stack')).output;
  };

  it('plans the domains of a certificate, so that for_each can make the records that validate it', async () => {
    const certificate = (names: string): string => `
resource "aws_route53_zone" "z" { name = "example.com" }
resource "aws_acm_certificate" "c" {
  domain_name               = "example.com"
  subject_alternative_names = ${names}
  validation_method         = "DNS"
}
resource "aws_route53_record" "v" {
  for_each = {
    for option in aws_acm_certificate.c.domain_validation_options : option.domain_name => option
    if !startswith(option.domain_name, "*")
  }
  zone_id = aws_route53_zone.z.zone_id
  name    = each.value.resource_record_name
  type    = each.value.resource_record_type
  records = [each.value.resource_record_value]
  ttl     = 60
}
resource "aws_acm_certificate_validation" "v" {
  certificate_arn         = aws_acm_certificate.c.arn
  validation_record_fqdns = [for record in aws_route53_record.v : record.fqdn]
}
output "options" { value = aws_acm_certificate.c.domain_validation_options }
`;
    expect(await applied(certificate('["*.example.com"]'))).toContain('4 added');
    expect((await on.plan('stack')).code).toBe(0);
    const { options } = await on.outputs('stack');
    const names = (options as readonly { readonly resource_record_name: string }[]).map(
      (each) => each.resource_record_name,
    );
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    expect(await applied(certificate('[]'))).toContain('must be replaced');
    expect((await on.plan('stack')).code).toBe(0);
  });

  it('writes over a record only where that is asked for', async () => {
    const record = (name: string, host: string, more = ''): string => `
resource "aws_route53_record" "${name}" {
  zone_id = aws_route53_zone.z.zone_id
  name    = "${host}.example.com"
  type    = "A"
  ttl     = 60
  records = ["10.0.0.1"]
  ${more}
}
`;
    const zone = 'resource "aws_route53_zone" "z" { name = "example.com" }\n';
    expect(await applied(zone + record('a', 'www') + record('b', 'www'))).toContain(
      'an object with these values exists',
    );
    const both =
      zone + record('c', 'api') + record('d', 'api', 'allow_overwrite = true\ndepends_on = [aws_route53_record.c]');
    expect(await applied(both)).toContain('Apply complete!');
    expect((await on.plan('stack')).code).toBe(0);
  });
});
