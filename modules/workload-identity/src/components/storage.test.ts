import { accountId } from '@landfall/contracts';
import type { IdentityStatement } from '@landfall/policy';
import { ebsCsiDriver } from './ebs-csi-driver';
import { efsCsiDriver } from './efs-csi-driver';
import { mountpointS3 } from './mountpoint-s3';
import { velero } from './velero';

const place = { account: accountId('111111111111', 'test'), region: 'eu-west-1' } as const;
const bucketArns = ['arn:aws:s3:::shop'] as const;
const keyArns = ['arn:aws:kms:eu-west-1:111111111111:key/1'];

function bySid(statements: readonly IdentityStatement[]): Readonly<Record<string, IdentityStatement>> {
  return Object.fromEntries(statements.map((statement) => [statement.sid, statement]));
}

describe('the EBS CSI driver', () => {
  const volumes = 'arn:aws:ec2:eu-west-1:111111111111:volume/*';
  const snapshots = 'arn:aws:ec2:eu-west-1:*:snapshot/*';
  const own = { StringEquals: { 'aws:ResourceTag/ebs.csi.aws.com/cluster': 'true' } };

  test('creates volumes and snapshots with its tag only', () => {
    const conditions = { StringEquals: { 'aws:RequestTag/ebs.csi.aws.com/cluster': 'true' } };
    expect(bySid(ebsCsiDriver({ place }))).toMatchObject({
      CreateVolumes: { actions: ['ec2:CreateVolume'], resources: [volumes], conditions },
      CreateSnapshots: { actions: ['ec2:CreateSnapshot'], resources: [snapshots], conditions },
    });
  });

  test('deletes and untags only what it created', () => {
    expect(bySid(ebsCsiDriver({ place }))).toMatchObject({
      DeleteOwn: { actions: ['ec2:DeleteSnapshot', 'ec2:DeleteVolume'], conditions: own },
      UntagOwn: { actions: ['ec2:DeleteTags'], conditions: own },
      DeleteMigrated: {
        actions: ['ec2:DeleteVolume'],
        conditions: { StringLike: { 'ec2:ResourceTag/kubernetes.io/created-for/pvc/name': '*' } },
      },
      TagNew: { conditions: { StringEquals: { 'ec2:CreateAction': ['CreateVolume', 'CreateSnapshot'] } } },
    });
  });

  test('attaches volumes to instances of the account', () => {
    expect(bySid(ebsCsiDriver({ place }))['AttachVolumes']?.resources).toEqual([
      volumes,
      'arn:aws:ec2:eu-west-1:111111111111:instance/*',
    ]);
  });

  test('uses keys only where it is given some', () => {
    expect(JSON.stringify(ebsCsiDriver({ place }))).not.toContain('kms:');
    expect(bySid(ebsCsiDriver({ place, keyArns }))).toMatchObject({
      EncryptVolumes: { resources: keyArns },
      GrantVolumeKeys: { resources: keyArns },
    });
  });
});

describe('the EFS CSI driver', () => {
  const fileSystem = 'arn:aws:elasticfilesystem:eu-west-1:111111111111:file-system/fs-1';
  const accessPoints = 'arn:aws:elasticfilesystem:eu-west-1:111111111111:access-point/*';
  const requested = { StringEquals: { 'aws:RequestTag/efs.csi.aws.com/cluster': 'true' } };

  test('creates access points on the named file systems with its tag only, and deletes only those', () => {
    expect(bySid(efsCsiDriver({ place, fileSystemArns: [fileSystem] }))).toMatchObject({
      ReadFileSystems: { resources: [fileSystem, accessPoints] },
      CreateAccessPoints: { resources: [fileSystem], conditions: requested },
      TagNewAccessPoints: { resources: [fileSystem, accessPoints], conditions: requested },
      DeleteOwnAccessPoints: {
        resources: [accessPoints],
        conditions: { StringEquals: { 'aws:ResourceTag/efs.csi.aws.com/cluster': 'true' } },
      },
    });
  });
});

describe('Mountpoint for S3', () => {
  test('reads and writes objects of the named buckets by default, without keys', () => {
    expect(mountpointS3({ bucketArns })).toEqual([
      { sid: 'ListBuckets', actions: ['s3:ListBucket'], resources: ['arn:aws:s3:::shop'] },
      { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::shop/*'] },
      {
        sid: 'WriteObjects',
        actions: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'],
        resources: ['arn:aws:s3:::shop/*'],
      },
    ]);
  });

  test('only reads where asked to', () => {
    expect(mountpointS3({ bucketArns, access: 'read-only', keyArns }).slice(1)).toEqual([
      { sid: 'ReadObjects', actions: ['s3:GetObject'], resources: ['arn:aws:s3:::shop/*'] },
      { sid: 'UseKeys', actions: ['kms:Decrypt'], resources: keyArns },
    ]);
  });

  test('makes data keys under the named keys to write', () => {
    expect(bySid(mountpointS3({ bucketArns, keyArns }))['UseKeys']).toEqual({
      sid: 'UseKeys',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: keyArns,
    });
  });
});

describe('Velero', () => {
  test('keeps backups in the named buckets and copies volumes of the account', () => {
    expect(bySid(velero({ place, bucketArns }))).toMatchObject({
      ListBuckets: { resources: ['arn:aws:s3:::shop'] },
      ChangeObjects: { resources: ['arn:aws:s3:::shop/*'] },
      CopyVolumes: {
        resources: ['arn:aws:ec2:eu-west-1:111111111111:volume/*', 'arn:aws:ec2:eu-west-1:*:snapshot/*'],
      },
    });
    expect(JSON.stringify(velero({ place, bucketArns }))).not.toContain('kms:');
  });

  test('uses keys of buckets and of volumes where it is given some', () => {
    expect(bySid(velero({ place, bucketArns, bucketKeyArns: keyArns, volumeKeyArns: ['arn:other'] }))).toMatchObject({
      UseBucketKeys: { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: keyArns },
      EncryptVolumes: { resources: ['arn:other'] },
    });
  });
});
