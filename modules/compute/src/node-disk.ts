import type { LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import type { IKey, Problems } from '@landfall/contracts';
import type { NodeDisk } from './node-group-options';
import type { Ami } from './node-image';

/** Limits of a gp3 volume. Source: EBS User Guide, "General Purpose SSD volumes". */
const GP3 = { maxGib: 65_536, iops: [3000, 80_000], iopsPerGib: 500, mibps: [125, 2000], iopsPerMibps: 4 } as const;

/** Encrypted volumes: one, or on Bottlerocket the operating system's and one for data. */
export function blockDevicesOf(ami: Ami, disk: NodeDisk, key: IKey): LaunchTemplateBlockDeviceMappings[] {
  const encrypted = { volumeType: 'gp3', encrypted: 'true', kmsKeyId: key.keyArn, deleteOnTermination: 'true' };
  const system = { deviceName: ami.rootDevice, ebs: encrypted };
  const data = {
    deviceName: ami.dataDevice,
    ebs: {
      ...encrypted,
      volumeSize: sizeOf(ami, disk),
      ...(disk.iops === undefined ? {} : { iops: disk.iops }),
      ...(disk.throughputMibps === undefined ? {} : { throughput: disk.throughputMibps }),
    },
  };
  return ami.rootDevice === ami.dataDevice ? [data] : [system, data];
}

/** Stops at the first problem, as each limit depends on the value before it. */
export function checkDisk(ami: Ami, disk: NodeDisk, problems: Problems): void {
  const size = sizeOf(ami, disk);
  const { iops = GP3.iops[0], throughputMibps = GP3.mibps[0] } = disk;
  const maxIops = Math.min(GP3.iops[1], size * GP3.iopsPerGib);
  const maxMibps = Math.min(GP3.mibps[1], Math.floor(iops / GP3.iopsPerMibps));
  if (!isWithin(size, ami.minimumDiskGib, GP3.maxGib)) {
    const message = `a node with ${ami.amiType} has a disk of ${ami.minimumDiskGib} to ${GP3.maxGib} GiB, got ${size}`;
    problems.add('NODE_GROUP_DISK_SIZE', message);
  } else if (!isWithin(iops, GP3.iops[0], maxIops)) {
    const message = `a gp3 volume of ${size} GiB has ${GP3.iops[0]} to ${maxIops} operations per second, got ${iops}`;
    problems.add('NODE_GROUP_DISK_IOPS', message);
  } else if (!isWithin(throughputMibps, GP3.mibps[0], maxMibps)) {
    const message = `a gp3 volume with ${iops} operations per second moves ${GP3.mibps[0]} to ${maxMibps} MiB per second, got ${throughputMibps}`;
    problems.add('NODE_GROUP_DISK_THROUGHPUT', message);
  }
}

function sizeOf(ami: Ami, { sizeGib = Math.max(50, 2 * ami.minimumDiskGib) }: NodeDisk): number {
  return sizeGib;
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
