import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import { z } from 'zod';
import { sha256 } from './sha256';

/** Version of the manifest's format. */
export const MANIFEST_VERSION = '1.0';

/** Files of a planned stack that an apply compares and uses, in `<directory>/<layer>/`. */
export const PLANNED_FILES = {
  configuration: 'cdk.tf.json',
  lock: '.terraform.lock.hcl',
  plan: 'plan.tfplan',
} as const;

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hexadecimal');
// Names become folders; nothing in a manifest may lead out of its directory.
const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected a name of lower-case letters, digits and dashes');
const count = z.int().nonnegative();

const identity = { id: name, layer: name };

const plannedStack = z.strictObject({
  ...identity,
  kind: z.literal('planned'),
  hasChanges: z.boolean(),
  counts: z.strictObject({ add: count, change: count, destroy: count, import: count, forget: count, move: count }),
  providers: z.record(z.string(), z.string()),
  sha256: z.strictObject({ configuration: hash, lock: hash.nullable(), plan: hash }),
});

const waitingStack = z.strictObject({
  ...identity,
  kind: z.literal('waiting'),
  waitingFor: z.array(z.strictObject({ stack: name, reason: z.string() })).min(1),
});

const manifestSchema = z.strictObject({
  formatVersion: z.literal(MANIFEST_VERSION),
  environment: name,
  commit: z.string().regex(/^[0-9a-f]{40,64}$/, 'expected the id of a commit'),
  dirty: z.boolean(),
  createdAt: z.iso.datetime(),
  terraformVersion: z.string(),
  rehearsed: z.boolean(),
  stacks: z.array(z.discriminatedUnion('kind', [plannedStack, waitingStack])),
  checksum: hash,
});

/** A stack with a saved plan. `lock` is null where Terraform wrote no lock file, as with providers that are attached. */
export type PlannedStack = Readonly<z.infer<typeof plannedStack>>;

/** A stack that cannot be planned before lower layers are applied. */
export type WaitingStack = Readonly<z.infer<typeof waitingStack>>;

/** What the plans of an environment were made of: `manifest.json`. Stacks are in the order in which they are applied. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** A manifest, and what an approval names it by. */
export interface ManifestFile {
  readonly manifest: Manifest;

  /** SHA-256 of the file. */
  readonly sha256: string;
}

/** Writes `manifest.json` with its checksum. */
export async function writeManifest(directory: string, content: Omit<Manifest, 'checksum'>): Promise<ManifestFile> {
  const manifest: Manifest = { ...content, checksum: checksumOf(content) };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(join(directory, 'manifest.json'), text, { mode: 0o600 });
  return { manifest, sha256: sha256(text) };
}

/**
 * Reads `manifest.json`. Its checksum finds damage and edits by hand; who changes a manifest on purpose can change the
 * checksum as well, and is stopped by an approval.
 *
 * @throws LandfallError `MANIFEST_UNREADABLE`, `MANIFEST_VERSION`, `MANIFEST_INVALID`, `MANIFEST_CHANGED`
 */
export async function readManifest(directory: string): Promise<ManifestFile> {
  const file = join(directory, 'manifest.json');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('MANIFEST_UNREADABLE', `name a directory that landfall plan wrote: ${reason}`, file);
  });
  const json = parsed(text, file);
  const version = z.looseObject({ formatVersion: z.string() }).safeParse(json).data?.formatVersion;
  if (version !== undefined && version !== MANIFEST_VERSION) {
    const message = `manifest format ${version} is not ${MANIFEST_VERSION}; apply with the landfall that planned, or plan again`;
    throw new LandfallError('MANIFEST_VERSION', message, file);
  }
  const { data: manifest, error } = manifestSchema.safeParse(json);
  if (manifest === undefined) {
    const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
    throw new LandfallError('MANIFEST_INVALID', `is not a manifest: ${issues}; plan again`, file);
  }
  const { checksum, ...content } = manifest;
  if (checksumOf(content) !== checksum) {
    throw new LandfallError('MANIFEST_CHANGED', 'was changed after the plan; plan again', file);
  }
  return { manifest, sha256: sha256(text) };
}

function checksumOf(content: Omit<Manifest, 'checksum'>): string {
  return sha256(JSON.stringify(manifestSchema.omit({ checksum: true }).parse(content)));
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LandfallError('MANIFEST_INVALID', 'is not JSON; plan again', file);
  }
}
