import type { AttributeChange, Change } from '../../model/change';
import type { ActionInvocation, Rename, StackReview } from '../../model/review';
import { ACTION_NAMES, actionName, actionSign, actionWords } from '../actions';
import { countsOf, countsText } from '../counts';
import { oneLine } from '../escape';
import { stepText } from '../../plan/module-steps';
import { type ConstructGroup, groupsOf, nameInGroup } from '../grouping';
import { reasonText, replacingAttributes, triggerText } from '../reasons';
import { diffLines } from '../value-text';
import { code, prose } from './inline';
import { enclosed, fenced, folded, list, paragraph, type Piece, text } from './pieces';

/**
 * How much is said of a change: everything; all but values that only follow from it; what it means; or only how many
 * there are of a type, in the constructs down to a depth.
 */
export type Detail =
  { readonly kind: 'full' | 'brief' | 'listed' } | { readonly kind: 'counted'; readonly depth: number };

/** Characters of a value, and attributes of a change; the HTML report has all of them. */
const VALUE_LENGTH = 300;
const ATTRIBUTES = 60;

/** What is lost or begun anew is named, up to this many, where everything else is counted. */
const NAMED_LOSSES = 40;

/** Meanings that are read without unfolding. */
const SEEN_MEANINGS = 3;

/** A stack, its changes grouped by construct. Folded, unless it is to be open or needs a look. */
export function stackPieces(stack: StackReview, detail: Detail, open: boolean): readonly Piece[] {
  const { changes, status, failedChecks, renames, drift, moduleSteps = [], outputs = [], invocations = [] } = stack;
  const title = `<b>${code(stack.id)}</b> ${statusText(stack)}`;
  if (status.kind === 'failed') {
    const lines = status.error.split('\n').map(oneLine).slice(0, 40);
    return folded(
      title,
      fenced(
        'text',
        lines.map((line) => line.slice(0, VALUE_LENGTH * 2)),
      ),
      { open: true },
    );
  }
  const inside = [
    ...(failedChecks.length > 0 ? [paragraph('<b>Failed checks</b>')] : []),
    ...list(failedChecks.map(prose)),
    ...list(moduleSteps.map((step) => `module ${code(stepText(step))}`)),
    ...renamePieces(renames),
    ...(detail.kind === 'counted' ? lossPieces(changes) : []),
    ...changePiecesIn(changes, detail),
    ...invocations.flatMap((invocation) => invocationPieces(invocation, detail)),
    ...outputPieces(outputs),
    ...driftPieces(drift, detail),
  ];
  const needsLook = renames.length > 0 || failedChecks.length > 0;
  return inside.length > 0 ? folded(title, inside, { open: open || needsLook }) : [paragraph(title)];
}

function statusText({ status, changes }: StackReview): string {
  if (status.kind === 'waiting') return `waits for ${code(status.for)}, which must be applied first`;
  return status.kind === 'failed' ? 'could not be planned' : countsText(countsOf(changes));
}

function renamePieces(renames: readonly Rename[]): readonly Piece[] {
  if (renames.length === 0) return [];
  const title = `<p><b>Looks renamed</b>: Terraform would destroy and create. To keep the resources, add to the stack:</p>`;
  const items = renames.map(({ from, to, because }) => `${code(from)} → ${code(to)} (${prose(because)})`);
  return [
    text(title),
    ...list(items),
    ...fenced(
      'ts',
      renames.map(({ fix }) => oneLine(fix)),
    ),
  ];
}

/** An action that the apply runs: no plan shows what it does. */
function invocationPieces(invocation: ActionInvocation, detail: Detail): readonly Piece[] {
  const title = `▶ runs <b>${code(invocation.address)}</b> ${prose(triggerText(invocation))}`;
  const inside = detail.kind === 'full' || detail.kind === 'brief' ? attributePieces(invocation.attributes) : [];
  return inside.length > 0 ? folded(title, inside) : [paragraph(title)];
}

function outputPieces(outputs: readonly AttributeChange[]): readonly Piece[] {
  return outputs.length === 0 ? [] : folded(`Outputs: ${outputs.length} changed`, attributePieces(outputs));
}

function driftPieces(drift: readonly Change[], detail: Detail): readonly Piece[] {
  if (drift.length === 0) return [];
  return folded(`Changed outside of Terraform: ${drift.length}`, changePiecesIn(drift, detail));
}

function lossPieces(changes: readonly Change[]): readonly Piece[] {
  const losses = changes.filter((change) => ['replace', 'destroy', 'forget'].includes(actionName(change)));
  const rest = losses.length - NAMED_LOSSES;
  return list([...losses.slice(0, NAMED_LOSSES).map(headline), ...(rest > 0 ? [`and ${rest} more of these`] : [])]);
}

function changePiecesIn(changes: readonly Change[], detail: Detail): readonly Piece[] {
  const groups = groupsOf(changes, detail.kind === 'counted' ? detail.depth : Infinity);
  return groups.flatMap((group) => groupPieces(group, detail));
}

function groupPieces({ construct, modules, changes }: ConstructGroup, detail: Detail): readonly Piece[] {
  const from = modules.length > 0 ? ` <sub>${modules.map(code).join(', ')}</sub>` : '';
  const title = construct === '' ? [] : [paragraph(`${code(construct)}${from}`)];
  switch (detail.kind) {
    case 'full':
    case 'brief':
      return [...title, ...changes.flatMap((change) => changePieces(change, detail.kind === 'full'))];
    case 'listed':
      return [...title, ...lines(changes)];
    case 'counted':
      return [
        text(`<p>${construct === '' ? '' : `${code(construct)}${from}: `}${typesText(changes)}</p>\n`, changes.length),
      ];
  }
}

function lines(changes: readonly Change[]): readonly Piece[] {
  return enclosed(
    { text: '<ul>', again: '<ul>', close: '</ul>\n' },
    changes.map((change) => text(`<li>${summaryOf(change)}</li>`, 1)),
  );
}

/** `replace 1 aws_eks_cluster, create 3 aws_subnet` */
function typesText(changes: readonly Change[]): string {
  const counts = ACTION_NAMES.flatMap((name) => {
    const types = new Map<string, number>();
    for (const change of changes) {
      if (actionName(change) === name) types.set(change.type, (types.get(change.type) ?? 0) + 1);
    }
    return [...types].map(([type, count]) => `${name} ${count} ${code(type)}`);
  });
  const shown = counts.slice(0, 20).join(', ');
  return counts.length > 20 ? `${shown} and ${counts.length - 20} more types` : shown;
}

function changePieces(change: Change, withNoise: boolean): readonly Piece[] {
  const { attributes, meanings } = change;
  const seen = attributes.filter(({ noise }) => !noise);
  const noise = withNoise ? attributes.filter((attribute) => attribute.noise) : [];
  const facts = factsOf(change);
  const spoken = meanings.flatMap(({ sentence, detail = [] }, index) => [
    ...(index < SEEN_MEANINGS && detail.length === 0 ? [] : [paragraph(prose(sentence))]),
    ...fenced('diff', detail.map(oneLine)),
  ]);
  const inside = [
    ...list(facts),
    ...spoken,
    ...attributePieces(seen),
    ...(noise.length > 0
      ? folded(
          `${noise.length} ${noise.length === 1 ? 'value that only follows' : 'values that only follow'} from it`,
          attributePieces(noise),
        )
      : []),
  ];
  return folded(summaryOf(change), inside, { changes: 1 });
}

/** What is done, and what it means. */
function summaryOf(change: Change): string {
  return [headline(change), ...change.meanings.slice(0, SEEN_MEANINGS).map(meaningLine)].join('<br>');
}

function meaningLine({ direction, sentence }: Change['meanings'][number]): string {
  const sign = { grows: '▲ ', shrinks: '▽ ', changes: '' }[direction];
  return `&emsp;${sign}${prose(sentence)}`;
}

function attributePieces(attributes: Change['attributes']): readonly Piece[] {
  const rest = attributes.length - ATTRIBUTES;
  const more = rest > 0 ? [`  … ${rest} more attributes`] : [];
  return fenced('diff', [...diffLines(attributes.slice(0, ATTRIBUTES), VALUE_LENGTH), ...more]);
}

/** `-/+ replace aws_eks_cluster main because of name, vpc_config` */
function headline(change: Change): string {
  const forcing = replacingAttributes(change);
  const named = forcing.slice(0, 4).map(code).join(', ');
  const rest = forcing.length > 4 ? ` and ${forcing.length - 4} more` : '';
  const because = forcing.length > 0 ? ` because of ${named}${rest}` : '';
  return `${code(actionSign(change.action))} ${prose(actionWords(change))} <b>${code(nameInGroup(change))}</b>${because}`;
}

function factsOf(change: Change): readonly string[] {
  const { address, movedFrom, importedFrom, deposed, constructPath } = change;
  const reason = reasonText(change);
  return [
    ...(constructPath === undefined ? [] : [`address ${code(address)}`]),
    ...(movedFrom === undefined ? [] : [`moved from ${code(movedFrom)}`]),
    ...(importedFrom === undefined ? [] : [`imported from ${code(importedFrom)}`]),
    ...(deposed === undefined ? [] : [`deposed object ${code(deposed)}`]),
    ...(reason === undefined ? [] : [`why: ${prose(reason)}`]),
  ];
}
