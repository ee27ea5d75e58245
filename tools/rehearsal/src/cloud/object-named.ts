import { LandfallError } from '@landfall/contracts';
import type { Cloud } from './cloud';
import type { CloudObject } from './cloud-object';
import { nearest } from './nearest';

/**
 * The object that a user means: its key, `<type>/<id>`, or its id or ARN alone where no other object has it.
 *
 * @throws LandfallError OBJECT_UNKNOWN with the objects that come near, OBJECT_AMBIGUOUS with the keys to choose from
 */
export function objectNamed(cloud: Cloud, name: string): CloudObject {
  const exact = cloud.get(name);
  if (exact !== undefined) return exact;
  const objects = cloud.objects();
  const readings: readonly ((object: CloudObject) => boolean)[] = [
    (object) => shortName(object) === name,
    ({ id, attributes }) => id === name || attributes['arn'] === name,
  ];
  for (const reading of readings) {
    const [found, ...others] = objects.filter(reading);
    if (found !== undefined && others.length === 0) return found;
    if (found !== undefined) {
      const keys = [found, ...others].map(({ key }) => key).join(', ');
      throw new LandfallError('OBJECT_AMBIGUOUS', `'${name}' is more than one object; name one of ${keys}`, 'cloud');
    }
  }
  const type = name.split('/')[0] ?? '';
  const ofType = cloud.find({ type });
  const near = nearest(name, (ofType.length > 0 ? ofType : objects).map(shortName));
  const hint = near.length === 0 ? 'it is empty' : `near it are ${near.join(', ')}`;
  throw new LandfallError('OBJECT_UNKNOWN', `the simulated cloud has no object '${name}'; ${hint}`, 'cloud');
}

/** Type and id: enough where one account and Region has the object. */
export function shortName({ type, id }: CloudObject): string {
  return `${type}/${id}`;
}
