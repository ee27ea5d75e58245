import type { KubeletSettings } from './kubelet-settings';
import { userDataOf } from './user-data';

const everything: Required<KubeletSettings> = {
  maxPods: 110,
  kubeReserved: { cpu: '100m', memory: '500Mi', ephemeralStorage: '1Gi' },
  systemReserved: { memory: '200Mi' },
  evictionHard: { 'memory.available': '5%', 'nodefs.available': '10%' },
  podPidsLimit: 1024,
  containerLogMaxSize: '20Mi',
  containerLogMaxFiles: 3,
  imageGcHighThresholdPercent: 80,
  imageGcLowThresholdPercent: 70,
  cpuManagerPolicy: 'static',
};

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

describe('user data of Amazon Linux 2023', () => {
  it('is a NodeConfig and a script in a MIME archive', () => {
    const script = '#!/bin/bash\nset -euo pipefail\nsysctl -w vm.max_map_count=262144\n';
    expect(userDataOf('al2023', { kubelet: everything, startupScript: script })).toBe(
      text(
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="LANDFALL"',
        '',
        '--LANDFALL',
        'Content-Type: application/node.eks.aws',
        '',
        'apiVersion: node.eks.aws/v1alpha1',
        'kind: NodeConfig',
        'spec:',
        '  kubelet:',
        '    config:',
        '      maxPods: 110',
        '      podPidsLimit: 1024',
        '      containerLogMaxSize: "20Mi"',
        '      containerLogMaxFiles: 3',
        '      imageGCHighThresholdPercent: 80',
        '      imageGCLowThresholdPercent: 70',
        '      cpuManagerPolicy: "static"',
        '      kubeReserved:',
        '        cpu: "100m"',
        '        memory: "500Mi"',
        '        ephemeral-storage: "1Gi"',
        '      systemReserved:',
        '        memory: "200Mi"',
        '      evictionHard:',
        '        "memory.available": "5%"',
        '        "nodefs.available": "10%"',
        '',
        '--LANDFALL',
        'Content-Type: text/x-shellscript; charset="us-ascii"',
        '',
        '#!/bin/bash',
        'set -euo pipefail',
        'sysctl -w vm.max_map_count=262144',
        '',
        '--LANDFALL--',
      ),
    );
  });

  it('has the NodeConfig alone without a script', () => {
    expect(userDataOf('al2023', { kubelet: { maxPods: 58 } })).toBe(
      text(
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="LANDFALL"',
        '',
        '--LANDFALL',
        'Content-Type: application/node.eks.aws',
        '',
        'apiVersion: node.eks.aws/v1alpha1',
        'kind: NodeConfig',
        'spec:',
        '  kubelet:',
        '    config:',
        '      maxPods: 58',
        '',
        '--LANDFALL--',
      ),
    );
  });

  it('has the script alone without kubelet settings', () => {
    expect(userDataOf('al2023', { kubelet: {}, startupScript: '#!/bin/sh\ntrue' })).toBe(
      text(
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary="LANDFALL"',
        '',
        '--LANDFALL',
        'Content-Type: text/x-shellscript; charset="us-ascii"',
        '',
        '#!/bin/sh',
        'true',
        '',
        '--LANDFALL--',
      ),
    );
  });
});

describe('user data of Bottlerocket', () => {
  it('is TOML with one table for each group of settings', () => {
    expect(userDataOf('bottlerocket', { kubelet: everything })).toBe(
      text(
        '[settings.kubernetes]',
        'max-pods = 110',
        'pod-pids-limit = 1024',
        'container-log-max-size = "20Mi"',
        'container-log-max-files = 3',
        'image-gc-high-threshold-percent = "80"',
        'image-gc-low-threshold-percent = "70"',
        'cpu-manager-policy = "static"',
        '',
        '[settings.kubernetes.kube-reserved]',
        'cpu = "100m"',
        'memory = "500Mi"',
        'ephemeral-storage = "1Gi"',
        '',
        '[settings.kubernetes.system-reserved]',
        'memory = "200Mi"',
        '',
        '[settings.kubernetes.eviction-hard]',
        '"memory.available" = "5%"',
        '"nodefs.available" = "10%"',
      ),
    );
  });

  it('leaves out tables without values', () => {
    expect(userDataOf('bottlerocket', { kubelet: { kubeReserved: {}, systemReserved: { cpu: '50m' } } })).toBe(
      text('[settings.kubernetes.system-reserved]', 'cpu = "50m"'),
    );
  });
});

describe('user data of Windows', () => {
  it('is PowerShell, without the start of the kubelet that EKS adds', () => {
    expect(userDataOf('windows', { startupScript: 'Write-Host "hello"\n\n' })).toBe(
      text('<powershell>', 'Write-Host "hello"', '</powershell>'),
    );
  });
});

describe('user data', () => {
  it.each(['al2023', 'bottlerocket', 'windows'] as const)(
    'is left out on %s when there is nothing to say',
    (family) => {
      expect(userDataOf(family, {})).toBeUndefined();
      expect(userDataOf(family, { kubelet: { kubeReserved: {} } })).toBeUndefined();
    },
  );

  it.each(Object.entries(everything))('mentions %s on Linux', (key, value) => {
    for (const family of ['al2023', 'bottlerocket'] as const) {
      expect(userDataOf(family, { kubelet: { [key]: value } })?.split('\n').length).toBeGreaterThan(1);
    }
  });
});
