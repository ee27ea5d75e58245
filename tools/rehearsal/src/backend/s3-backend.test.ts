import { get } from 'node:http';

import { frankfurt, stage, type Stage } from '../testing/stage';

jest.setTimeout(60_000);

const configuration = `${frankfurt}
terraform {
  backend "s3" {
    bucket              = "state-111111111111"
    key                 = "dev/network.tfstate"
    region              = "eu-central-1"
    encrypt             = true
    kms_key_id          = "arn:aws:kms:eu-central-1:111111111111:key/1234abcd-12ab-44cd-96ef-1234567890ab"
    use_lockfile        = true
    allowed_account_ids = ["111111111111"]
    assume_role         = { role_arn = "arn:aws:iam::111111111111:role/state" }
  }
}
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
`;
const state = 'state-111111111111/dev/network.tfstate';

function throughProxy(proxy: string, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(proxy, { path: url, headers: { host: new URL(url).host } }, (response) => {
      response.setEncoding('utf8');
      response.once('data', (body: string) => resolve(`${response.statusCode} ${body.trim()}`));
    });
    request.once('error', reject);
  });
}

describe('the S3 backend', () => {
  let on: Stage;
  beforeEach(async () => {
    on = await stage();
    on.write('network', configuration);
  });
  afterEach(() => on.close());

  it('keeps states and their locks in the simulated cloud', async () => {
    expect((await on.terraform('network', 'init', '-no-color')).output).toContain(
      'Successfully configured the backend "s3"',
    );
    expect((await on.apply('network')).output).toContain('1 added');
    expect([...on.cloud.files.keys()]).toEqual([state]);
    expect((await on.plan('network')).code).toBe(0);
  });

  it('refuses a second run while the state is locked', async () => {
    await on.terraform('network', 'init', '-no-color');
    const lock = { ID: '1', Operation: 'OperationTypeApply', Who: 'someone@elsewhere', Path: state };
    on.cloud.files.set(`${state}.tflock`, {
      content: Buffer.from(JSON.stringify(lock)).toString('base64'),
      versionId: '1',
    });
    const { code, output } = await on.plan('network');
    expect(code).toBe(1);
    expect(output).toContain('Error acquiring the state lock');
    expect(output).toContain('someone@elsewhere');
    expect((await on.terraform('network', 'force-unlock', '-no-color', '-force', '1')).code).toBe(0);
    expect((await on.plan('network')).code).toBe(2);
  });

  it('refuses a role of an account that the backend does not allow', async () => {
    on.write('network', configuration.replace('::111111111111:role/state', '::222222222222:role/state'));
    const { code, output } = await on.terraform('network', 'init', '-no-color');
    expect(code).toBe(1);
    expect(output).toContain('AWS account ID not allowed: 222222222222');
  });

  it('answers nobody without the credentials of this rehearsal', async () => {
    await on.terraform('network', 'init', '-no-color');
    const proxy = on.env['HTTP_PROXY'] ?? '';
    expect(await throughProxy(proxy, 'http://s3.rehearsal.invalid/state-111111111111/dev/network.tfstate')).toBe(
      '403 not of this rehearsal',
    );
    expect(await throughProxy(proxy, 'http://example.com/')).toBe('502 a rehearsal does not reach example.com');
  });

  it('keeps workspaces apart', async () => {
    await on.terraform('network', 'init', '-no-color');
    await on.terraform('network', 'workspace', 'new', 'second');
    expect((await on.terraform('network', 'workspace', 'list')).output).toMatch(/default \* second/);
    expect([...on.cloud.files.keys()]).toContain('state-111111111111/env:/second/dev/network.tfstate');
  });
});
