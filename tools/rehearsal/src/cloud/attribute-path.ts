import { LandfallError } from '@landfall/contracts';

/** Names and indexes that lead to a part of an object: `['vpc_config', '0', 'subnet_ids']`. */
export type AttributePath = readonly [string, ...string[]];

/** A path and the text that stands behind its `=`. */
export interface Assignment {
  readonly path: AttributePath;
  readonly value: string;
}

const STEP = /^(?:\.?([\w-]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\])/;

/**
 * Reads `tags.Name=main`, `vpc_config[0].endpoint_public_access=true` or `tags["kubernetes.io/role/elb"]=1`.
 *
 * @throws LandfallError ASSIGNMENT_INVALID
 */
export function parseAssignment(text: string): Assignment {
  const steps: string[] = [];
  let rest = text;
  while (!rest.startsWith('=')) {
    const [match, name, index, quoted] = STEP.exec(rest) ?? [];
    if (match === undefined || (steps.length === 0 && name === undefined)) throw invalid(text);
    steps.push(name ?? index ?? (JSON.parse(quoted ?? '""') as string));
    rest = rest.slice(match.length);
  }
  const [first, ...others] = steps;
  if (first === undefined) throw invalid(text);
  return { path: [first, ...others], value: rest.slice(1) };
}

/** The path as Terraform writes it. */
export function formatPath(path: readonly string[]): string {
  return path
    .map((step, at) =>
      /^\d+$/.test(step)
        ? `[${step}]`
        : /^[\w-]+$/.test(step)
          ? `${at > 0 ? '.' : ''}${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join('');
}

function invalid(text: string): LandfallError {
  const examples = `tags.Name=main, vpc_config[0].endpoint_public_access=true or tags["kubernetes.io/role/elb"]=1`;
  return new LandfallError(
    'ASSIGNMENT_INVALID',
    `expected an attribute, = and a value, got '${text}'; write ${examples}`,
    text,
  );
}
