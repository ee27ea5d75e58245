/** Lines of a comment that are not within a fence. Fails on a fence that is not closed. */
export function linesOutsideFences(comment: string): readonly string[] {
  const outside: string[] = [];
  let fence: string | undefined;
  for (const line of comment.split('\n')) {
    const [marks] = /^`{3,}/.exec(line) ?? [];
    if (fence === undefined && marks !== undefined) fence = marks;
    else if (fence === undefined) outside.push(line);
    else if (/^`+$/.test(line) && line.length >= fence.length) fence = undefined;
  }
  if (fence !== undefined) throw new RangeError(`the fence ${fence} is not closed`);
  return outside;
}

/** Tags of a comment in order, those within fences left out. */
export function tagsOf(comment: string): readonly string[] {
  const html = linesOutsideFences(comment)
    .join('\n')
    .replace(/<!--.*?-->/g, '');
  return [...html.matchAll(/<(\/?[a-z0-9]+)[^>]*>/g)].map(([, tag = '']) => tag);
}

/** Tags that are closed in another order than they were opened, or not at all. */
export function unbalancedTags(comment: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const tag of tagsOf(comment)) {
    if (tag === 'br') continue;
    if (!tag.startsWith('/')) open.push(tag);
    else if (open.at(-1) === tag.slice(1)) open.pop();
    else wrong.push(tag);
  }
  return [...wrong, ...open];
}
