import type { CloudObject } from './cloud-object';
import { importedObject } from './import-id';

const object = (id: string, attributes: CloudObject['attributes']): CloudObject => ({
  key: id,
  type: 'aws_thing',
  account: '111111111111',
  region: 'global',
  id,
  seed: id,
  attributes,
});

describe('an import id', () => {
  const attachment = object('x', { role: 'cluster', policy_arn: 'arn:aws:iam::aws:policy/P', name: '' });
  const other = object('y', { arn: 'arn:aws:x', name: 'blue', role: 'other', policy_arn: 'arn:aws:iam::aws:policy/P' });
  it.each([
    ['y', other],
    ['arn:aws:x', other],
    ['blue', other],
    ['cluster/arn:aws:iam::aws:policy/P', attachment],
    ['cluster_other', undefined],
    ['', undefined],
  ])("finds an object by its id, its ARN, its name, or values joined: '%s'", (id, expected) => {
    expect(importedObject([attachment, other], id)).toBe(expected);
  });
});
