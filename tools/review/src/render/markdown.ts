import type { EnvironmentReview, Review } from '../model/review';
import { pictureMermaid } from '../picture/picture-mermaid';
import { COUNTED, environmentCounts } from './counts';
import { type Detail, stackPieces } from './markdown/changes-section';
import { costPieces, infracostPieces } from './markdown/cost-section';
import { findingPieces, gatePieces, suppressedPieces } from './markdown/findings-section';
import { code, prose } from './markdown/inline';
import { folded, list, paragraph, type Piece, table, text } from './markdown/pieces';
import { sizeOf, split } from './markdown/split';
import { moneyDifference } from './money';
import { plainLabels } from './picture-labels';
import { VERDICT_SIGNS, VERDICT_WORDS, worstVerdict } from './verdict-text';

/** The first characters of every comment of a review: by it, a later run finds what to update. */
export const MARKDOWN_MARKER = '<!-- landfall-review -->';

/** GitHub's limit of a comment, in characters. */
const COMMENT_LENGTH = 65_536;

/** Room for marker, part number and notice. */
const FRAME = 600;

/** GitHub's limit of a Mermaid chart is 50,000 characters; some room is left for what it adds. */
const MERMAID_LENGTH = 40_000;

export interface MarkdownProps {
  /**
   * Comments at most. Details are left out, in steps, to stay within.
   * @default 5
   */
  readonly parts?: number;

  /**
   * Characters of a comment, 20,000 or more.
   * @default 65536, GitHub's limit
   */
  readonly limit?: number;
}

/**
 * The review as comments of a pull request, each whole by itself. A review that is too long tells one line per change,
 * then counts by type, then leaves out the last constructs and says how many changes that are.
 */
export function renderMarkdown(review: Review, props: MarkdownProps = {}): readonly string[] {
  const { parts: most = 5, limit = COMMENT_LENGTH } = props;
  const room = limit - FRAME;
  const pieces = fitting(review, room, most);
  const { parts, isCut, leftOut } = split(pieces, { limit: room, most });
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    return [frameOf(index + 1, parts.length), part, ...(last && isCut ? [leftOutText(leftOut)] : [])].join('\n');
  });
}

/** Which part of a review a comment is, beginning with 1; undefined when it is none. */
export function markdownPart(comment: string): number | undefined {
  if (!comment.startsWith(MARKDOWN_MARKER)) return undefined;
  return Number(/^<!-- part (\d+)\/\d+ -->/.exec(comment.slice(MARKDOWN_MARKER.length))?.[1] ?? 1);
}

function frameOf(part: number, parts: number): string {
  const marker = `${MARKDOWN_MARKER}<!-- part ${part}/${parts} -->`;
  return part === 1 ? `${marker}\n` : `${marker}\n\n<p><i>Landfall review, part ${part} of ${parts}</i></p>\n`;
}

function leftOutText(changes: number): string {
  const what = changes === 0 ? 'The rest is' : `${counted(changes)} not shown here, and what comes after them is`;
  return `\n<p><b>${what} in the HTML report.</b></p>\n`;
}

function counted(changes: number): string {
  return changes === 1 ? '1 change is' : `${changes.toLocaleString('en')} changes are`;
}

/** From all there is to say to what fits at last, and the comments that each may take. */
const DETAILS: readonly (readonly [detail: Detail, comments: number])[] = [
  [{ kind: 'full' }, 1],
  [{ kind: 'brief' }, 2],
  [{ kind: 'listed' }, Infinity],
  ...[Infinity, 3, 2, 1, 0].map((depth) => [{ kind: 'counted', depth }, Infinity] as const),
];

/** What is left out of each, in words. */
const LEFT_OUT: Readonly<Record<Detail['kind'], string>> = {
  full: '',
  brief: 'values that only follow from a change',
  listed: 'attributes',
  counted: 'attributes and single resources',
};

/** Characters of a change at least, in full: what cannot fit is not written at all. */
const CHANGE_LENGTH = 150;

/** Stacks are open as long as a reader can see what is below them. */
const OPEN_CHANGES = 25;

function fitting(review: Review, room: number, most: number): readonly Piece[] {
  const changes = changesOf(review);
  let pieces: readonly Piece[] = [];
  for (const [detail, comments] of DETAILS) {
    const limit = room * Math.min(comments, most);
    const hasAttributes = detail.kind === 'full' || detail.kind === 'brief';
    if (hasAttributes && changes * CHANGE_LENGTH > limit) continue;
    pieces = documentPieces(review, detail);
    // Closing and opening blocks again at the borders of comments takes room, too.
    if (sizeOf(pieces) <= limit * 0.97) break;
  }
  return pieces;
}

function changesOf({ environments }: Review): number {
  return environments.flatMap(({ stacks }) => stacks).reduce((sum, { changes }) => sum + changes.length, 0);
}

function documentPieces(review: Review, detail: Detail): readonly Piece[] {
  const verdict = worstVerdict(review);
  const without = LEFT_OUT[detail.kind];
  const open = changesOf(review) <= OPEN_CHANGES;
  return [
    text(`## ${VERDICT_SIGNS[verdict]} Landfall review: ${VERDICT_WORDS[verdict]}\n`),
    paragraph(`${code(review.base)} → ${code(review.head)}`),
    ...overview(review.environments),
    ...gatePieces(review.environments),
    ...list(review.notes.map((note) => `⚠️ ${prose(note)}`)),
    ...(without === ''
      ? []
      : [paragraph(`<i>Without ${without}, to fit into comments: the HTML report has them.</i>`)]),
    ...review.environments.flatMap((environment) => environmentPieces(environment, detail, open)),
  ];
}

function overview(environments: readonly EnvironmentReview[]): readonly Piece[] {
  if (environments.length === 0) return [paragraph('No environment is affected.')];
  const counts = environments.map(environmentCounts);
  const columns = COUNTED.filter((name) => counts.some((each) => each[name] > 0));
  const rows = environments.map((environment, index) => [
    code(environment.environment),
    `${VERDICT_SIGNS[environment.verdict]} ${VERDICT_WORDS[environment.verdict]}`,
    environment.risk,
    ...columns.map((name) => String(counts[index]?.[name] || '·')),
    environment.cost === undefined ? '·' : moneyDifference(environment.cost.before, environment.cost.after),
  ]);
  return table(['environment', 'verdict', 'risk', ...columns, 'a month'], rows);
}

function environmentPieces(environment: EnvironmentReview, detail: Detail, open: boolean): readonly Piece[] {
  const { verdict, risk, stacks, findings, cost, infracost = [], picture } = environment;
  // In one piece: a chart that is divided is none.
  const chart = picture === undefined ? '' : pictureMermaid(plainLabels(picture));
  return [
    text(
      `<h3>${VERDICT_SIGNS[verdict]} ${code(environment.environment)} ${VERDICT_WORDS[verdict]}, risk: ${risk}</h3>\n`,
    ),
    ...stacks.filter(isWorthShowing).flatMap((stack) => stackPieces(stack, detail, open)),
    ...unchanged(environment),
    ...findingPieces(findings, detail.kind !== 'full' && detail.kind !== 'brief'),
    ...suppressedPieces(findings),
    ...(cost === undefined ? [] : costPieces(cost)),
    ...infracostPieces(infracost),
    ...picturePieces(chart),
  ];
}

function picturePieces(chart: string): readonly Piece[] {
  if (chart === '') return [];
  if (chart.length <= MERMAID_LENGTH) return folded('<b>Picture</b>', [text(`\`\`\`mermaid\n${chart}\n\`\`\`\n`)]);
  const size = `${chart.length.toLocaleString('en')} characters, where GitHub draws ${MERMAID_LENGTH.toLocaleString('en')}`;
  return [paragraph(`<i>The picture is too large for a comment (${size}): the HTML report has it.</i>`)];
}

function isWorthShowing({
  status,
  changes,
  drift,
  failedChecks,
  renames,
  moduleSteps = [],
  outputs = [],
  invocations = [],
}: EnvironmentReview['stacks'][number]): boolean {
  return (
    status.kind !== 'planned' ||
    [changes, drift, failedChecks, renames, moduleSteps, outputs, invocations].some(({ length }) => length > 0)
  );
}

function unchanged({ stacks }: EnvironmentReview): readonly Piece[] {
  const ids = stacks.filter((stack) => !isWorthShowing(stack)).map(({ id }) => code(id));
  return ids.length === 0 ? [] : [paragraph(`Nothing changes in ${ids.join(', ')}.`)];
}
