import { referencesInExpression, referencesInTemplate } from './hcl-references';

it.each([
  ['an attribute', '${aws_vpc.main.id}', ['aws_vpc.main']],
  ['a data source', '${data.aws_region.here.name}', ['data.aws_region.here']],
  ['a data source whose type has no underscore', '${data.http.page.body}', ['data.http.page']],
  ['a name with hyphens', '${aws_vpc.my-vpc.id}', ['aws_vpc.my-vpc']],
  ['an index and a splat', '${aws_subnet.a[0].id}${aws_subnet.b[*].id}', ['aws_subnet.a', 'aws_subnet.b']],
  ['an index by name', '${aws_subnet.a["x.y"].id}', ['aws_subnet.a']],
  ['a whole resource', '${aws_vpc.main}', ['aws_vpc.main']],
  ['an argument of a function', '${jsonencode({"id" = aws_vpc.main.id})}', ['aws_vpc.main']],
  ['a variable, a local and a module', '${var.access}${local.x}${module.y.z}', ['var.access', 'local.x', 'module.y']],
  ['several in one string', 'a-${aws_a.x.id}-b-${aws_b.y.id}', ['aws_a.x', 'aws_b.y']],
  ['a template in a template', '${join(",", ["${aws_a.x.id}/*", aws_b.y.id])}', ['aws_a.x', 'aws_b.y']],
  ['a directive', '%{ if aws_a.x.enabled }yes%{ endif }', ['aws_a.x']],
  ['a policy document', '{"Statement":[{"Resource":"${aws_s3_bucket.logs.arn}/*"}]}', ['aws_s3_bucket.logs']],
  ['a heredoc', 'echo <<END\n{"a": "${aws_a.x.id}"}\nEND\n', ['aws_a.x']],
  ['a collection of a loop', '${[for s in aws_subnet.all : s.id]}', ['aws_subnet.all']],
])('finds %s', (_, template, addresses) => {
  expect([...referencesInTemplate(template)].sort()).toEqual([...addresses].sort());
});

it.each([
  ['plain text', 'aws_vpc.main.id'],
  ['an escaped template', '$${aws_vpc.main.id}'],
  ['an escaped directive', '%%{ if aws_vpc.main.id }'],
  ['a policy variable that is escaped', 'arn:aws:s3:::home/$${aws:username}/*'],
  ['a string in an expression', '${jsondecode("aws_vpc.main.id")}'],
  ['a string with an escaped quote', '${lookup(local.x, "a\\"aws_vpc.main.id")}'.replace('local.x', '{}')],
  ['a string with a dollar sign', '${format("$5 for aws_vpc.main.id %s", 1)}'],
  ['the key of an index', '${each.value["aws_vpc.main"]}'],
  ['each, self, path and count', '${each.value.some_field.x}${self.private_ip.x}${path.module}${count.index}'],
  ['a field of a field', '${jsondecode("{}").aws_vpc.main}'],
  ['the variable of a loop', '${[for my_subnet in [] : my_subnet.id]}'],
  ['both variables of a loop', '${{for my_key, my_value in {} : my_key.x => my_value.y}}'],
  ['the variable of a loop in a template', '%{ for my_name in [] }${my_name.x}%{ endfor }'],
  ['a function of a provider', '${provider::aws::arn_parse("x").account_id}'],
  ['a number', '${1.5}'],
  ['nothing', ''],
])('finds nothing in %s', (_, template) => {
  expect(referencesInTemplate(template)).toEqual([]);
});

it('finds what an indexed value of a parameter comes from, and not its keys', () => {
  const template = '${jsondecode(data.aws_ssm_parameter.network.insecure_value)["aws_subnet.private"]}';
  expect(referencesInTemplate(template)).toEqual(['data.aws_ssm_parameter.network']);
});

it('leaves out names that the block around binds', () => {
  expect(referencesInTemplate('${ip_permission.value.from}', new Set(['ip_permission']))).toEqual([]);
});

it('reads addresses as such, with or without braces', () => {
  expect(referencesInExpression('aws_vpc.main')).toEqual(['aws_vpc.main']);
  expect(referencesInExpression('data.aws_region.here')).toEqual(['data.aws_region.here']);
  expect(referencesInExpression('module.network')).toEqual(['module.network']);
  expect(referencesInExpression('${aws_vpc.main}')).toEqual(['aws_vpc.main']);
});
