/** A template or expression of Terraform's language, cut into the code in it: string literals and plain text are gone. */
type Code = readonly string[];

/** Addresses that a template names in its `${...}` and `%{...}`: `${aws_vpc.main.id}` names `aws_vpc.main`. */
export function referencesInTemplate(template: string, bound: ReadonlySet<string> = new Set()): readonly string[] {
  const code: string[] = [];
  scanTemplate(template, 0, false, code);
  return addressesIn(code, bound);
}

/** Addresses that an expression names, as in the list of `depends_on`. */
export function referencesInExpression(expression: string): readonly string[] {
  if (expression.includes('${')) return referencesInTemplate(expression);
  const code: string[] = [];
  scanExpression(expression, 0, code);
  return addressesIn(code, new Set());
}

/** @returns where it ends: at the end of the text, or behind the closing quote. */
function scanTemplate(text: string, start: number, quoted: boolean, code: string[]): number {
  let at = start;
  while (at < text.length) {
    if (quoted && text[at] === '"') return at + 1;
    if (quoted && text[at] === '\\') at += 2;
    else if (text.startsWith('$${', at) || text.startsWith('%%{', at)) at += 3;
    else if (text.startsWith('${', at) || text.startsWith('%{', at)) at = scanExpression(text, at + 2, code);
    else at++;
  }
  return at;
}

/** @returns where it ends: at the end of the text, or behind the closing brace. */
function scanExpression(text: string, start: number, code: string[]): number {
  let at = start;
  let depth = 1;
  let own = '';
  while (at < text.length && depth > 0) {
    const character = text[at] ?? '';
    if (character === '"') {
      at = scanTemplate(text, at + 1, true, code);
      own += '""';
      continue;
    }
    if (character === '{') depth++;
    if (character === '}') depth--;
    own += character;
    at++;
  }
  code.push(own);
  return at;
}

const TRAVERSAL = /(?<![\w.:-])[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+/g;
const FOR = /\bfor\s+([A-Za-z_]\w*)(?:\s*,\s*([A-Za-z_]\w*))?\s+in\b/g;

function addressesIn(code: Code, bound: ReadonlySet<string>): readonly string[] {
  const loops = code.flatMap((part) => [...part.matchAll(FOR)].flatMap(([, first, second]) => [first, second]));
  const local = new Set([...bound, ...loops]);
  return code.flatMap((part) =>
    [...part.matchAll(TRAVERSAL)].flatMap(([traversal]) => addressOf(traversal, local) ?? []),
  );
}

function addressOf(traversal: string, bound: ReadonlySet<string | undefined>): string | undefined {
  const [root = '', second = '', third] = traversal.split('.');
  if (bound.has(root)) return undefined;
  if (root === 'data') return third === undefined ? undefined : `data.${second}.${third}`;
  // Types of resources have an underscore; each, self, path and the like have none.
  return ['var', 'local', 'module'].includes(root) || root.includes('_') ? `${root}.${second}` : undefined;
}
