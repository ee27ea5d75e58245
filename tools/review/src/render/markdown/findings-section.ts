import type { Finding, Gate } from '../../model/finding';
import type { EnvironmentReview } from '../../model/review';
import { byRule, gating, effectiveGate, isSuppressed } from '../finding-order';
import { code, prose } from './inline';
import { enclosed, folded, list, paragraph, type Piece, text } from './pieces';

/** Places that are named for one rule; fewer when not everything is told. */
const PLACES = 25;
const FEW_PLACES = 5;

/** Rules that are named before all details; the rest is folded away. */
const SEEN_RULES = 8;

/** What holds the change up, and why: rule by rule, what blocks first, then renames. Empty when nothing does. */
export function gatePieces(environments: readonly EnvironmentReview[]): readonly Piece[] {
  const items = (['block', 'approve'] as const).flatMap((gate) =>
    environments.flatMap((environment) => gateItems(environment, gate)),
  );
  items.push(...environments.flatMap(renameItems));
  if (items.length === 0) return [];
  // One that is folded alone takes no less room than what folds it.
  const seen = items.length <= SEEN_RULES + 1 ? items.length : SEEN_RULES;
  const rest = items.slice(seen);
  return [
    paragraph('<b>What holds it up</b>'),
    ...list(items.slice(0, seen)),
    ...(rest.length === 0 ? [] : folded(`and ${rest.length} more`, list(rest))),
  ];
}

/** Nothing forbids to destroy and create, but hardly anybody who renames wants it. */
function renameItems({ environment, stacks }: EnvironmentReview): readonly string[] {
  return stacks.flatMap(({ id, renames }) => {
    if (renames.length === 0) return [];
    const what = renames.length === 1 ? '1 resource looks renamed' : `${renames.length} resources look renamed`;
    return [`⚠️ ${code(environment)}: <b>${what}</b> in ${code(id)}: the line that keeps what is there is below`];
  });
}

function gateItems({ environment, findings }: EnvironmentReview, gate: Gate): readonly string[] {
  const held = gating(findings).filter((finding) => effectiveGate(finding) === gate);
  return byRule(held).map(({ rule, findings: all }) => {
    const sign = gate === 'block' ? '⛔ blocks' : '✋ needs approval in';
    const more = all.length > 1 ? ` <i>and ${all.length - 1} more</i>` : '';
    const expired = rule.suppressed?.expired ? ` (its suppression expired on ${code(rule.suppressed.expires)})` : '';
    return `${sign} ${code(environment)}: <b>${prose(rule.title)}</b> (${code(rule.rule)}, ${rule.severity}): ${prose(rule.message)}${more}${expired}`;
  });
}

/** All findings that are not suppressed. */
export function findingPieces(findings: readonly Finding[], brief: boolean): readonly Piece[] {
  const open = findings.filter((finding) => !isSuppressed(finding));
  if (open.length === 0) return [];
  const inside = byRule(open).flatMap(({ rule, findings: all }) => rulePieces(rule, all, brief));
  return folded(`<b>${open.length} ${open.length === 1 ? 'finding' : 'findings'}</b>`, inside);
}

function rulePieces(rule: Finding, findings: readonly Finding[], brief: boolean): readonly Piece[] {
  const { about } = rule;
  const known = about.alsoKnownAs.length > 0 ? ` Also known as ${about.alsoKnownAs.map(code).join(', ')}.` : '';
  const shown = findings.slice(0, brief ? FEW_PLACES : PLACES);
  const rest = findings.length - shown.length;
  return [
    paragraph(`<b>${rule.severity}</b> ${code(rule.rule)} <b>${prose(rule.title)}</b>`),
    ...places([
      ...shown.map((finding) => `${code(finding.address)} in ${code(finding.stack)}: ${prose(finding.message)}`),
      ...(rest > 0 ? [`and ${rest.toLocaleString('en')} more`] : []),
    ]),
    paragraph(
      `<b>Fix:</b> ${prose(about.fix)}<br>${prose(about.rationale)} <sub>${prose(about.source)}.${known}</sub>`,
    ),
  ];
}

function places(items: readonly string[]): readonly Piece[] {
  return enclosed(
    { text: '<ul>', again: '<ul>', close: '</ul>\n' },
    items.map((item) => text(`<li>${item}</li>`)),
  );
}

/** What the environment file accepts, with the reason and until when. */
export function suppressedPieces(findings: readonly Finding[]): readonly Piece[] {
  const accepted = findings.filter(isSuppressed);
  if (accepted.length === 0) return [];
  const items = accepted.map(
    ({ rule, address, suppressed }) =>
      `${code(rule)} at ${code(address)} until ${code(suppressed?.expires ?? '')}: ${prose(suppressed?.reason ?? '')}`,
  );
  return folded(`${accepted.length} suppressed`, list(items));
}
