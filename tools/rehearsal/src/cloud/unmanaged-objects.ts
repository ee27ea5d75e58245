import { comesWithAccount } from './account-objects';
import type { Cloud } from './cloud';
import type { CloudObject } from './cloud-object';

/**
 * Objects that no state in the simulated object store holds: what a killed run has created and not written down. What
 * comes with another object, as a default security group does with its VPC, is not counted where a state holds that one. In the order of their keys.
 */
export function unmanagedObjects(cloud: Cloud): readonly CloudObject[] {
  const held = new Set([...cloud.files.values()].flatMap(({ content }) => keysInState(content)));
  const objects = cloud.objects().filter((object) => !comesWithAccount(object));
  const seeds = new Set(objects.filter(({ key }) => held.has(key)).map(({ seed }) => seed));
  return objects.filter(({ key, seed }) => !held.has(key) && !seeds.has(seed)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Keys in the private data of the resources of a state. */
function keysInState(content: string): readonly string[] {
  const text = Buffer.from(content, 'base64').toString('utf8');
  return [...text.matchAll(/"private":\s*"([A-Za-z0-9+/=]+)"/g)].flatMap(([, data = '']) => {
    const key = /"object":("(?:[^"\\]|\\.)*")/.exec(Buffer.from(data, 'base64').toString('utf8'))?.[1];
    return key === undefined ? [] : [JSON.parse(key) as string];
  });
}
