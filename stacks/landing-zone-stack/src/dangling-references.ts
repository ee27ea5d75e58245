import { referencesInExpression, referencesInTemplate } from './hcl-references';
import { blocksOf, declaredAddresses, entriesOf, type Tree } from './stack-blocks';

/** Fields whose strings are addresses rather than templates. */
const ADDRESS_FIELDS = ['depends_on', 'replace_triggered_by'];

/** References to addresses that are not in the stack, as an aspect that runs late can leave behind. */
export function danglingReferences(stackPath: string, json: Tree): readonly string[] {
  const declared = declaredAddresses(json);
  const messages = blocksOf(stackPath, json).flatMap(({ from, value }) => {
    const used = new Set(referencesIn(value, new Set()));
    return [...used]
      .filter((address) => !declared.has(address))
      .map(
        (address) =>
          `REFERENCE_DANGLING: ${from} refers to ${address}, which is not in the stack; read what another stack has from its contract`,
      );
  });
  return [...new Set(messages)];
}

function referencesIn(value: unknown, bound: ReadonlySet<string>): readonly string[] {
  if (typeof value === 'string') return referencesInTemplate(value, bound);
  const names = new Set([...bound, ...iterators(value)]);
  return entriesOf(value).flatMap(([key, child]) => {
    if (key === '//') return [];
    if (ADDRESS_FIELDS.includes(key) && Array.isArray(child)) return child.map(String).flatMap(referencesInExpression);
    return referencesIn(child, names);
  });
}

/** Names that dynamic blocks bind for their content: the block's own, or that of its iterator. */
function iterators(value: unknown): readonly string[] {
  const dynamic = entriesOf(value).find(([key]) => key === 'dynamic')?.[1];
  return entriesOf(dynamic).flatMap(([name, block]) => {
    const iterator = entriesOf(block).find(([key]) => key === 'iterator')?.[1];
    return typeof iterator === 'string' ? [name, iterator] : [name];
  });
}
