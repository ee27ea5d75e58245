import { stepText } from '../../plan/module-steps';
import type { AttributeChange } from '../../model/change';
import type { ActionInvocation, EnvironmentReview, Rename, Review, StackReview } from '../../model/review';
import { bounded, escapeHtml, manyLines } from '../escape';
import { triggerText } from '../reasons';
import { valueBlock } from '../value-text';

/** Characters of a text; the JSON report has all of them. */
const LENGTH = 20_000;

/** What is to be said of stacks beyond their changes, and which do not change; empty when that is nothing. */
export function stackNotices({ environments }: Review): string {
  return environments.flatMap(environmentNotices).join('');
}

function environmentNotices({ environment, stacks }: EnvironmentReview): readonly string[] {
  const told = stacks
    .map((stack) => ({ stack, body: stackNotice(stack) }))
    .filter(({ body }) => body !== '')
    .map(
      ({ stack, body }) =>
        `<div class="card"><h3>${escapeHtml(environment)} › ${escapeHtml(stack.id)}</h3>${body}</div>`,
    );
  const same = stacks.filter(
    (stack) =>
      stack.status.kind === 'planned' && stack.changes.length + stack.drift.length === 0 && stackNotice(stack) === '',
  );
  if (same.length === 0) return told;
  const names = same.map(({ id }) => `<code>${escapeHtml(id)}</code>`).join(', ');
  return [...told, `<p class="quiet">${escapeHtml(environment)}: nothing changes in ${names}.</p>`];
}

function stackNotice({
  status,
  failedChecks,
  renames,
  moduleSteps = [],
  invocations = [],
  outputs = [],
}: StackReview): string {
  const checks = failedChecks.map((check) => `<li>${escapeHtml(check)}</li>`).join('');
  return [
    status.kind === 'waiting'
      ? `<p>Waits for <code>${escapeHtml(status.for)}</code>, which must be applied first.</p>`
      : '',
    status.kind === 'failed' ? `<p>Could not be planned:</p><pre class="error">${lines(status.error)}</pre>` : '',
    checks === '' ? '' : `<p>Failed checks:</p><ul>${checks}</ul>`,
    ...renames.map(renamed),
    ...moduleSteps.map((step) => `<p>Module <code>${escapeHtml(stepText(step))}</code></p>`),
    ...invocations.map(invoked),
    outputs.length === 0 ? '' : `<p>Outputs:</p>${attributeRows(outputs)}`,
  ].join('');
}

function renamed({ from, to, because, fix }: Rename): string {
  return `<p><code>${escapeHtml(from)}</code> → <code>${escapeHtml(to)}</code> looks renamed (${escapeHtml(because)}). To keep the resource, add to the stack:</p><pre class="error">${escapeHtml(fix)}</pre>`;
}

function invoked(invocation: ActionInvocation): string {
  return `<p>Runs <code>${escapeHtml(invocation.address)}</code> ${escapeHtml(triggerText(invocation))}.</p>${attributeRows(invocation.attributes)}`;
}

function attributeRows(attributes: readonly AttributeChange[]): string {
  if (attributes.length === 0) return '';
  const rows = attributes.map(
    ({ path, before, after }) =>
      `<div class="attribute"><div class="path">${escapeHtml(bounded(path, 300))}</div>${side('before', before)}${side('after', after)}</div>`,
  );
  return `<div class="attributes">${rows.join('')}</div>`;
}

function side(name: 'before' | 'after', value: AttributeChange['before']): string {
  return `<pre class="${name}${value.kind === 'known' ? '' : ' special'}">${lines(valueBlock(value, LENGTH))}</pre>`;
}

function lines(text: string): string {
  return manyLines(bounded(text, LENGTH)).split('\n').map(escapeHtml).join('\n');
}
