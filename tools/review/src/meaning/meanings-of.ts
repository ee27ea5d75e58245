import type { Meaning } from '../model/change';
import type { Subject } from '../plan/subject';

/** What a change means, in sentences; empty when there is nothing to say beyond its attributes. */
export function meaningsOf(subject: Subject): readonly Meaning[] {
  return subject.action.kind === 'no-op' ? [] : [];
}
