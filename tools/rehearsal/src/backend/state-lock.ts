import type { Cloud } from '../cloud/cloud';

const LOCK = '.tflock';

/** Names of the states in the simulated object store: `<bucket>/<key>`. */
export function statesIn(cloud: Cloud): readonly string[] {
  return [...cloud.files.keys()].filter((name) => name.endsWith('.tfstate'));
}

/**
 * Holds the lock of a state, as another run would.
 *
 * @param state `<bucket>/<key>`; the state need not exist yet.
 */
export function holdLock(cloud: Cloud, state: string): void {
  const lock = {
    ID: '00000000-0000-4000-8000-000000000000',
    Operation: 'OperationTypeApply',
    Info: '',
    Who: 'somebody@another-machine',
    Version: '1.11.4',
    Created: '2026-01-01T00:00:00Z',
    Path: state,
  };
  cloud.files.set(`${state}${LOCK}`, { content: Buffer.from(JSON.stringify(lock)).toString('base64'), versionId: '1' });
}

/** Id of the lock that is held on a state: what `terraform force-unlock` asks for. Undefined when none is held. */
export function lockIdOf(cloud: Cloud, state: string): string | undefined {
  const file = cloud.files.get(`${state}${LOCK}`);
  if (file === undefined) return undefined;
  return /"ID":\s*"([^"]+)"/.exec(Buffer.from(file.content, 'base64').toString('utf8'))?.[1];
}
