import type { TerraformStack } from 'cdktf';

/** References to addresses that are not in the stack, as an aspect that runs late can leave behind. */
export function danglingReferences(stack: TerraformStack): readonly string[] {
  const json: Tree = stack.toTerraform();
  const declared = new Set([...addresses(json['resource'], ''), ...addresses(json['data'], 'data.')]);
  const used = new Set([...strings(json)].flatMap(references));
  return [...used]
    .filter((address) => !declared.has(address))
    .map((address) => `REFERENCE_DANGLING: ${stack.node.id} refers to ${address}, which is not in the stack`);
}

type Tree = Readonly<Record<string, unknown>>;

function* addresses(blocks: unknown, prefix: string): Generator<string> {
  for (const [type, byId] of entries(blocks)) {
    for (const [id] of entries(byId)) yield `${prefix}${type}.${id}`;
  }
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  for (const [key, child] of entries(value)) {
    if (key !== '//') yield* strings(child);
  }
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Addresses named in the template sequences of a string: `${aws_vpc.main.id}` names `aws_vpc.main`. */
function references(text: string): readonly string[] {
  return templateSequences(text).flatMap((expression) => {
    const code = expression.replace(/"(?:[^"\\$]|\\.)*"/g, '""');
    return [...code.matchAll(/(?<![\w.-])((?:data\.)?[a-z][a-z0-9]*_[a-z0-9_]+\.[A-Za-z_][\w-]*)/g)].flatMap(
      ([, address]) => address ?? [],
    );
  });
}

function templateSequences(text: string): readonly string[] {
  const found: string[] = [];
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', start + 2)) {
    if (text[start - 1] === '$') continue;
    let depth = 1;
    let end = start + 2;
    for (; end < text.length && depth > 0; end++) {
      if (text[end] === '{') depth++;
      if (text[end] === '}') depth--;
    }
    found.push(text.slice(start + 2, end - 1));
  }
  return found;
}
