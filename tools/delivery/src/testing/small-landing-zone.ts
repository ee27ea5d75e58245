import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Rehearsal, startRehearsal } from '@landfall/rehearsal';

/** What an app would synthesize; files of a landing zone whose app is a dozen lines. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const stacks = JSON.parse(readFileSync('stacks.json', 'utf8'));
const out = process.env.CDKTF_OUTDIR;
const entries = Object.entries(stacks).map(([name, { dependencies, configuration }]) => {
  const workingDirectory = 'stacks/' + name;
  mkdirSync(out + '/' + workingDirectory, { recursive: true });
  writeFileSync(out + '/' + workingDirectory + '/cdk.tf.json', JSON.stringify(configuration));
  return [name, { name, workingDirectory, dependencies }];
});
writeFileSync(out + '/manifest.json', JSON.stringify({ stacks: Object.fromEntries(entries) }));
`;

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

interface LayerOptions {
  readonly dependencies: readonly string[];
  readonly resource: Resources;
  readonly data?: Resources;
}

/** A landing zone of three layers in a git repository, with a simulated cloud of its own. */
export class SmallLandingZone {
  readonly root = mkdtempSync(join(tmpdir(), 'landfall-delivery-'));
  readonly plans = join(this.root, 'dist/plans');

  private constructor(private readonly rehearsal: Rehearsal) {
    writeFileSync(join(this.root, 'cdktf.json'), JSON.stringify({ app: 'node app.js' }));
    writeFileSync(join(this.root, 'app.js'), APP);
    writeFileSync(join(this.root, '.gitignore'), 'dist/\n');
    this.describe({});
    this.git('init', '--quiet');
    this.commit();
  }

  static async create(): Promise<SmallLandingZone> {
    const types = {
      resources: new Set(['aws_sns_topic', 'aws_vpc', 'aws_ssm_parameter', 'aws_security_group']),
      dataSources: new Set(['aws_ssm_parameter']),
    };
    const from = resolve(__dirname, '../../../..');
    return new SmallLandingZone(await startRehearsal({ from, typesInUse: () => types }));
  }

  get env(): Readonly<Record<string, string>> {
    return this.rehearsal.env;
  }

  /** Writes the stacks: bootstrap; network, which publishes its VPC; cluster, which reads it. */
  describe({ topic = 'alarms', vpc = 'one', vpcCidr = '10.0.0.0/16', securityGroup = 'cluster' }): void {
    const parameter = { name: '/landfall/one/network/network' };
    const stacks = {
      'one-bootstrap': layer('bootstrap', {
        dependencies: [],
        resource: { aws_sns_topic: { alarms: { name: topic } } },
      }),
      'one-network': layer('network', {
        dependencies: ['one-bootstrap'],
        resource: {
          aws_vpc: { vpc: { cidr_block: vpcCidr, tags: { Name: vpc } } },
          aws_ssm_parameter: {
            contract: { ...parameter, type: 'String', insecure_value: '${jsonencode({ vpcId = aws_vpc.vpc.id })}' },
          },
        },
      }),
      'one-cluster': layer('cluster', {
        dependencies: ['one-network', 'one-bootstrap'],
        data: { aws_ssm_parameter: { network: parameter } },
        resource: {
          aws_security_group: {
            cluster: {
              name: securityGroup,
              description: 'Cluster',
              vpc_id: '${jsondecode(data.aws_ssm_parameter.network.insecure_value).vpcId}',
            },
          },
        },
      }),
    };
    writeFileSync(join(this.root, 'stacks.json'), JSON.stringify(stacks, null, 2));
  }

  /** Changes objects of a type behind Terraform's back. */
  drift(type: string, attributes: Readonly<Record<string, string>>): void {
    const { cloud } = this.rehearsal;
    for (const object of cloud.find({ type })) cloud.change(object.key, { ...object.attributes, ...attributes });
  }

  /** Versions of each state, by its name. */
  stateVersions(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.rehearsal.cloud.files].map(([name, { versionId }]) => [name, versionId]));
  }

  commit(): void {
    this.git('add', '--all');
    this.git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message=change');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' }).trim();
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, content: string): void {
    mkdirSync(join(this.root, file, '..'), { recursive: true });
    writeFileSync(join(this.root, file), content);
  }

  async close(): Promise<void> {
    await this.rehearsal.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}

function layer(name: string, { dependencies, resource, data }: LayerOptions) {
  return {
    dependencies,
    configuration: {
      '//': { landfall: { environment: 'one', layer: name } },
      terraform: {
        backend: { s3: { bucket: 'tfstate', key: `${name}.tfstate`, region: 'eu-west-1', use_lockfile: true } },
        required_providers: { aws: { source: 'aws', version: '6.25.0' } },
      },
      variable: { access: { type: 'string', default: 'plan', ephemeral: true } },
      provider: {
        aws: [{ region: 'eu-west-1', assume_role: [{ role_arn: 'arn:aws:iam::111111111111:role/one-${var.access}' }] }],
      },
      resource,
      ...(data ? { data } : {}),
    },
  };
}
