import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { lackingIn } from './lacking';
import { providerSourcesIn } from './provider-sources';
import { loadProviderBindings } from './schema/bindings';
import { typesInUseIn } from './types-in-use';

describe('the providers that a configuration names', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sources-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string): void {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }

  it('are those of HCL, JSON, lock files and states, and those that types stand for; no modules', () => {
    write(
      'main.tf',
      `terraform {
  required_providers {
    datadog = { source = "DataDog/datadog" }
    other = {
      source  = "example.com/team/other"
    }
  }
}
module "near" { source = "./modules/near" }
module "vpc" { source = "terraform-aws-modules/vpc/aws" }
resource "datadog_monitor" "m" {}
ephemeral "vault_token" "t" {}
data "terraform_remote_state" "s" {}
`,
    );
    write(
      'a.tf.json',
      '{"terraform":{"required_providers":{"gh":{"source":"integrations/github"}}},"data":{"dns_a":{}}}',
    );
    write('.terraform.lock.hcl', 'provider "registry.terraform.io/okta/okta" {\n}\n');
    write(
      'terraform.tfstate',
      '{"resources":[{"provider":"module.m.provider[\\"registry.terraform.io/hashicorp/tfe\\"]"}]}',
    );
    expect(providerSourcesIn([folder])).toEqual([
      'example.com/team/other',
      'registry.terraform.io/datadog/datadog',
      'registry.terraform.io/hashicorp/dns',
      'registry.terraform.io/hashicorp/tfe',
      'registry.terraform.io/hashicorp/vault',
      'registry.terraform.io/integrations/github',
      'registry.terraform.io/okta/okta',
    ]);
  });

  it('are those of modules that lie elsewhere, wherever the data folder is', () => {
    write('root/main.tf', 'module "m" { source = "../m" }\n');
    write('data/modules/modules.json', '{"Modules":[{"Key":"","Dir":"."},{"Key":"m","Dir":"../m"}]}');
    write('m/main.tf', 'resource "github_team" "t" {}\n');
    expect(providerSourcesIn([join(folder, 'root')])).toEqual([]);
    expect(providerSourcesIn([join(folder, 'root')], '../data')).toEqual(['registry.terraform.io/hashicorp/github']);
  });

  it('are told from those installed, and so are types: each with the package that would bring it', () => {
    write('main.tf', 'resource "aws_s3_bukket" "b" {}\nresource "aws_vpc" "v" {}\ndata "github_team" "t" {}\n');
    const bindings = loadProviderBindings('@cdktf/provider-aws', __dirname);
    const available = [{ provider: bindings, schemas: bindings }];
    expect(lackingIn(available, providerSourcesIn([folder]), typesInUseIn([folder]))).toEqual([
      'provider registry.terraform.io/hashicorp/github has no installed bindings: npm install --save-dev @cdktf/provider-github',
      expect.stringMatching(
        /^resource type aws_s3_bukket is not in @cdktf\/provider-aws, made for provider [\d.]+: near it are aws_s3_bucket, .*; a newer package may have it: npm install --save-dev @cdktf\/provider-aws@latest$/,
      ),
    ]);
  });
});
