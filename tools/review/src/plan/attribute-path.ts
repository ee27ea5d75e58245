import type { Step } from './expressions';

/** `vpc_config[0].subnet_ids`, `tags["a.b/c"]` */
export function formatPath(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
}

/** True when one path lies on the way to the other: a change of a whole changes its parts, and the other way round. */
export function onOneLine(one: readonly Step[], other: readonly Step[]): boolean {
  return one.slice(0, other.length).every((step, index) => step === other[index]);
}
