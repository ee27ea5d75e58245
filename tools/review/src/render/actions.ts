import type { Action, Change } from '../model/change';
import { oneLine } from './escape';

/** The word for an action that people use. */
export type ActionName = 'create' | 'update' | 'replace' | 'destroy' | 'forget' | 'import' | 'move' | 'read' | 'other';

/** Sorted by how much a reader should look at them. */
export const ACTION_NAMES: readonly ActionName[] = [
  'replace',
  'destroy',
  'forget',
  'update',
  'create',
  'import',
  'move',
  'read',
  'other',
];

/** What is done to a resource, in one word; a move or an import counts when nothing else is done. */
export function actionName({ action, movedFrom, importedFrom }: Change): ActionName {
  switch (action.kind) {
    case 'delete':
      return 'destroy';
    case 'no-op':
      if (importedFrom !== undefined) return 'import';
      return movedFrom === undefined ? 'other' : 'move';
    case 'unknown':
      return 'other';
    default:
      return action.kind;
  }
}

/** The sign that Terraform prints. */
export function actionSign(action: Action): string {
  switch (action.kind) {
    case 'create':
      return '+';
    case 'update':
      return '~';
    case 'delete':
      return '-';
    case 'replace':
      return action.order === 'create-first' ? '+/-' : '-/+';
    case 'forget':
      return '.';
    case 'read':
      return '<=';
    case 'no-op':
      return '=';
    case 'unknown':
      return '?';
  }
}

/** In words: `update and move`, `replace, new one first`; words of a newer Terraform as they are. */
export function actionWords(change: Change): string {
  const { action, movedFrom, importedFrom } = change;
  const name = actionName(change);
  const also = [
    ...(importedFrom !== undefined && name !== 'import' ? ['import'] : []),
    ...(movedFrom !== undefined && name !== 'move' ? ['move'] : []),
  ];
  return [verb(action, name), ...also].join(' and ');
}

function verb(action: Action, name: ActionName): string {
  if (action.kind === 'unknown') return `unknown action ${oneLine(action.words.join(', '))}`;
  return action.kind === 'replace' && action.order === 'create-first' ? 'replace, new one first' : name;
}
