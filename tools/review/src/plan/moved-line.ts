/** The line of TypeScript that tells Terraform of a rename: goes into the constructor of the stack. */
export function movedLine(
  from: string,
  to: { readonly address: string; readonly constructPath: string | undefined },
): string {
  if (to.constructPath === undefined || /\[/.test(from + to.address)) {
    return `this.addOverride('moved', [{ from: ${literal(from)}, to: ${literal(to.address)} }]);`;
  }
  const children = to.constructPath.split('/').map((id) => `.node.findChild(${literal(id)})`);
  return `(this${children.join('')} as TerraformResource).moveFromId(${literal(from)});`;
}

function literal(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
