import type { AttributeChange, AttributeValue, Meaning } from '../model/change';
import type { Subject } from '../plan/subject';
import { listed, meaning } from './meaning';

/** Says so when nothing but tags changes: the safest change there is. */
export function tagsOnly({ action, attributes, label }: Subject): readonly Meaning[] {
  const changes = attributes.filter(({ noise }) => !noise);
  if (action.kind !== 'update' || changes.length === 0) return [];
  if (!changes.every(({ path }) => /^tags(?:_all)?(?:\.|\[|$)/.test(path))) return [];
  const inherited = changes.every(({ path }) => path.startsWith('tags_all'));
  const from = inherited ? ' (default tags of the provider)' : '';
  return [meaning('tags', 'changes', `only tags of ${label} change${from}: ${listed(changes.map(tagText))}`)];
}

function tagText({ path, before, after }: AttributeChange): string {
  const tag = path.replace(/^tags(?:_all)?\.?/, '').replace(/^\["(.*)"\]$/, '$1');
  if (before.kind === 'absent') return `+ ${tag}`;
  if (after.kind === 'absent') return `− ${tag}`;
  return `${tag} ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: AttributeValue): string {
  return value.kind === 'known' ? String(value.value) : `(${value.kind})`;
}
