import type { Action } from '../model/change';

/** What Terraform's words for an action say. Words of a newer Terraform are kept. */
export function actionOf(words: readonly string[]): Action {
  switch (words.join(' ')) {
    case 'no-op':
    case 'create':
    case 'update':
    case 'delete':
    case 'forget':
    case 'read':
      return { kind: words[0] as 'no-op' | 'create' | 'update' | 'delete' | 'forget' | 'read' };
    case 'delete create':
      return { kind: 'replace', order: 'delete-first' };
    case 'create delete':
      return { kind: 'replace', order: 'create-first' };
    default:
      return { kind: 'unknown', words };
  }
}
