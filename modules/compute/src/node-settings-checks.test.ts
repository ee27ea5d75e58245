import { Problems } from '@landfall/contracts';
import type { KubeletSettings } from './kubelet-settings';
import type { NodeGroupOptions } from './node-group-options';
import { checkNodeSettings } from './node-settings-checks';

const IMAGES = {
  al2023: { family: 'al2023', architecture: 'arm64' },
  bottlerocket: { family: 'bottlerocket', architecture: 'arm64' },
  windows: { family: 'windows', edition: 'core', release: '2022' },
} as const;

function check(family: keyof typeof IMAGES, settings: Pick<NodeGroupOptions, 'kubelet' | 'startupScript'>): void {
  const problems = new Problems('test');
  const options = { instanceTypes: ['m7g.large'], scaling: { kind: 'fixed', nodes: 1 } } as const;
  checkNodeSettings({ ...options, image: IMAGES[family], ...settings }, problems);
  problems.throwIfAny();
}

describe('kubelet settings', () => {
  it.each<KubeletSettings>([
    { maxPods: 1 },
    { maxPods: 737 },
    { podPidsLimit: 1 },
    { containerLogMaxFiles: 2 },
    { imageGcHighThresholdPercent: 80, imageGcLowThresholdPercent: 79 },
    { imageGcLowThresholdPercent: 84 },
    { kubeReserved: { cpu: '100m', memory: '1.5Gi', ephemeralStorage: '1G' } },
    { evictionHard: { 'memory.available': '5%', 'nodefs.available': '1Gi', 'pid.available': '1000' } },
  ])('may be %j', (kubelet) => {
    expect(() => check('al2023', { kubelet })).not.toThrow();
    expect(() => check('bottlerocket', { kubelet })).not.toThrow();
  });

  it.each<[KubeletSettings, string]>([
    [{ maxPods: 0 }, 'kubelet.maxPods is 1 to 737, got 0'],
    [{ maxPods: 738 }, 'kubelet.maxPods is 1 to 737, got 738'],
    [{ maxPods: 1.5 }, 'kubelet.maxPods is 1 to 737, got 1.5'],
    [{ podPidsLimit: 0 }, 'kubelet.podPidsLimit is 1 to 4194304, got 0'],
    [{ containerLogMaxFiles: 1 }, 'kubelet.containerLogMaxFiles is 2 to 1000, got 1'],
    [{ imageGcHighThresholdPercent: 101 }, 'kubelet.imageGcHighThresholdPercent is 1 to 100, got 101'],
    [{ imageGcLowThresholdPercent: 85 }, 'kubelet.imageGcLowThresholdPercent is 0 to 84, got 85'],
    [
      { imageGcHighThresholdPercent: 70, imageGcLowThresholdPercent: 70 },
      'kubelet.imageGcLowThresholdPercent is 0 to 69, got 70',
    ],
    [{ containerLogMaxSize: '10 MB' }, "kubelet.containerLogMaxSize is a quantity such as 100m or 500Mi, got '10 MB'"],
    [{ kubeReserved: { cpu: 'half' } }, "kubelet.kubeReserved.cpu is a quantity such as 100m or 500Mi, got 'half'"],
    [
      { systemReserved: { memory: '5%' } },
      "kubelet.systemReserved.memory is a quantity such as 100m or 500Mi, got '5%'",
    ],
    [
      { evictionHard: { 'memory.available': '"5%"' } },
      `kubelet.evictionHard['memory.available'] is a quantity such as 500Mi or a percentage, got '"5%"'`,
    ],
  ])('fail as %j', (kubelet, message) => {
    expect(() => check('al2023', { kubelet })).toThrow(new Error(`NODE_GROUP_KUBELET at test: ${message}`));
  });

  it('fail on Windows', () => {
    expect(() => check('windows', { kubelet: { maxPods: 10 } })).toThrow(
      new Error(
        'NODE_GROUP_WINDOWS_KUBELET at test: EKS sets up the kubelet of Windows nodes itself; leave kubelet out',
      ),
    );
  });
});

describe('a startup script', () => {
  const bash = (line: string): string => `#!/bin/bash\n${line}\n`;

  it('may be shell on Amazon Linux and PowerShell on Windows', () => {
    expect(() => check('al2023', { startupScript: bash('echo "hello" > /tmp/x') })).not.toThrow();
    expect(() => check('windows', { startupScript: 'Write-Host "hello"\r\n' })).not.toThrow();
  });

  it('may fill user data up', () => {
    expect(() => check('windows', { startupScript: 'x'.repeat(16_384 - 28) })).not.toThrow();
  });

  it.each<[string, keyof typeof IMAGES, string, string]>([
    [
      'on Bottlerocket',
      'bottlerocket',
      'true',
      'NODE_GROUP_SCRIPT_BOTTLEROCKET at test: Bottlerocket has no shell; leave startupScript out',
    ],
    [
      'without its interpreter',
      'al2023',
      'true',
      'NODE_GROUP_SCRIPT_INTERPRETER at test: startupScript begins with its interpreter, such as #!/bin/bash',
    ],
    [
      'beyond ASCII',
      'al2023',
      bash('echo naïve'),
      'NODE_GROUP_SCRIPT_TEXT at test: startupScript is ASCII text and not empty',
    ],
    ['when empty', 'windows', '', 'NODE_GROUP_SCRIPT_TEXT at test: startupScript is ASCII text and not empty'],
    [
      'with the boundary of its archive',
      'al2023',
      bash('--LANDFALL--'),
      'NODE_GROUP_SCRIPT_MARKUP at test: startupScript holds a marker of the user data around it; remove it',
    ],
    [
      'with the tag around it',
      'windows',
      '<powershell>\nWrite-Host 1\n</powershell>',
      'NODE_GROUP_SCRIPT_MARKUP at test: startupScript holds a marker of the user data around it; remove it',
    ],
    [
      'longer than user data may be',
      'windows',
      'x'.repeat(16_384),
      'NODE_GROUP_USER_DATA_TOO_LONG at test: user data has at most 16384 bytes, got 16412; let the script fetch the rest',
    ],
  ])('fails %s', (_, family, startupScript, message) => {
    expect(() => check(family, { startupScript })).toThrow(new Error(message));
  });

  it.each([
    `export AWS_ACCESS_KEY_ID=AKIA${'A'.repeat(16)}`,
    `echo ASIA${'0'.repeat(16)}`,
    'AWS_SECRET_ACCESS_KEY=x',
    '-----BEGIN RSA PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----',
  ])('fails with what looks like a credential: %s', (line) => {
    expect(() => check('al2023', { startupScript: bash(line) })).toThrow(
      new Error(
        'NODE_GROUP_SCRIPT_SECRET at test: startupScript holds what looks like a credential, and user data is no secret; read it from a secret store',
      ),
    );
  });
});
