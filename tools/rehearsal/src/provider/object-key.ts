/** The private data that Terraform keeps with a resource: which object of the cloud it is. */
export function privateOf(key: string): Uint8Array {
  return Buffer.from(JSON.stringify({ object: key }));
}

/** The object that private data names, undefined for resources that did not come from the simulation. */
export function keyOf(data: Uint8Array): string | undefined {
  if (data.length === 0) return undefined;
  const parsed = parsedOf(Buffer.from(data).toString('utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('object' in parsed)) return undefined;
  return typeof parsed.object === 'string' ? parsed.object : undefined;
}

/** Private data of another provider need not be JSON. */
function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
