import type { Finding, Gate } from '../../model/finding';
import type { EnvironmentReview, Review, StackReview } from '../../model/review';
import { bounded, escapeHtml, oneLine } from '../escape';
import { byRule, effectiveGate, gating } from '../finding-order';

/** Notices that are read without unfolding. */
const SEEN = 7;

/** What holds the change up, what could not be looked at, and what would be lost by a rename; empty when nothing is. */
export function notices({ notes, environments }: Review): string {
  const all = [
    ...environments.flatMap(failures),
    ...environments.flatMap((environment) => gates(environment, 'block')),
    ...environments.flatMap((environment) => gates(environment, 'approve')),
    ...environments.flatMap(renamed),
    ...environments.flatMap(invoked),
    ...notes.map((note) => notice('', ['unseen', 'note'], escapeHtml(note))),
  ];
  if (all.length === 0) return '';
  // One that is hidden alone takes no less room than what says so.
  const seen = all.length <= SEEN + 1 ? all.length : SEEN;
  const rest = all.slice(seen);
  const folded =
    rest.length === 0 ? '' : `<details><summary>and ${rest.length} more</summary>${rest.join('')}</details>`;
  return `<section class="card notices" aria-label="What holds the change up">${all.slice(0, seen).join('')}${folded}</section>`;
}

function notice(environment: string, [gate, words]: readonly [string, string], html: string): string {
  const name = environment === '' ? '' : `<code>${escapeHtml(environment)}</code>`;
  return `<div class="notice"><span>${name}</span><span><span class="gate ${gate}">${words}</span></span><div>${html}</div></div>`;
}

function failures({ environment, stacks }: EnvironmentReview): readonly string[] {
  return stacks.flatMap(({ id, status }: StackReview) =>
    status.kind === 'failed'
      ? [
          notice(
            environment,
            ['block', 'failed'],
            `<b><a href="#stacks">${escapeHtml(id)} could not be planned</a></b>`,
          ),
        ]
      : [],
  );
}

function gates({ environment, findings }: EnvironmentReview, gate: Gate): readonly string[] {
  const held = gating(findings).filter((finding) => effectiveGate(finding) === gate);
  return byRule(held).map(({ rule, findings: all }) => {
    const more = all.length > 1 ? ` <span class="quiet">and ${all.length - 1} more</span>` : '';
    const expired = rule.suppressed?.expired
      ? `; its suppression expired on ${escapeHtml(rule.suppressed.expires)}`
      : '';
    const title = `<b><a href="${findingLink(environment, rule)}">${escapeHtml(rule.title)}</a></b> <span class="rule">${escapeHtml(rule.rule)}</span>${more}`;
    const message = `<div class="message">${escapeHtml(bounded(rule.message, 600))}${expired}</div>`;
    return notice(environment, [gate, gate === 'block' ? 'blocks' : 'needs approval'], title + message);
  });
}

function renamed({ environment, stacks }: EnvironmentReview): readonly string[] {
  return stacks.flatMap(({ id, renames }) => {
    if (renames.length === 0) return [];
    const what = renames.length === 1 ? '1 resource looks' : `${renames.length} resources look`;
    const html = `<b><a href="#stacks">${what} renamed in ${escapeHtml(id)}</a></b><div class="message">Terraform would destroy and create; a line in the stack keeps what is there.</div>`;
    return [notice(environment, ['approve', 'rename'], html)];
  });
}

function invoked({ environment, stacks }: EnvironmentReview): readonly string[] {
  return stacks.flatMap(({ id, invocations = [] }) => {
    if (invocations.length === 0) return [];
    const what = invocations.length === 1 ? 'an action' : `${invocations.length} actions`;
    const html = `<b><a href="#stacks">The apply runs ${what} in ${escapeHtml(id)}</a></b><div class="message">No plan shows what an action does.</div>`;
    return [notice(environment, ['unseen', 'runs'], html)];
  });
}

/** As the script of the page links to a finding. */
function findingLink(environment: string, { rule, stack, address }: Finding): string {
  return escapeHtml(
    `#${['finding', environment, rule, stack, address].map((part) => encodeURIComponent(oneLine(part))).join('/')}`,
  );
}
