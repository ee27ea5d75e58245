import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '@landfall/contracts';
import {
  loadRules,
  onlyDrift,
  renderHtml,
  renderJson,
  renderMarkdown,
  renderSarif,
  renderTerminal,
  type Review,
  reviewLandingZone,
  reviewPlans,
  reviewStates,
} from '@landfall/review';
import { Command, Option } from 'commander';
import { driftReview } from './drift-review';
import { reviewProgressPrinter } from './review-progress-printer';

const FORMATS = ['terminal', 'markdown', 'html', 'json', 'sarif'] as const;

interface ReviewCommandOptions {
  readonly base?: string;
  readonly drift?: boolean;
  readonly format: (typeof FORMATS)[number];
  readonly infracost?: readonly string[];
  readonly output: string;
  readonly plan?: readonly string[];
  readonly rules?: string;
  readonly sarif?: readonly string[];
  readonly state?: readonly string[];
}

export function reviewCommand(): Command {
  return new Command('review')
    .description('Say what a checkout or a plan changes, how risky that is and what it costs')
    .argument('[environment...]', 'names of environments; all when none is given')
    .option('--base <ref>', 'branch, tag or commit to compare with (default: "main")')
    .option(
      '--plan <file...>',
      'review real plans instead: what terraform show -json wrote, or a directory of landfall plan',
    )
    .option(
      '--state <file...>',
      'compare with real states instead: <stack>=<file> or <stack>.tfstate, from terraform state pull',
    )
    .option(
      '--drift',
      'tell only what was changed behind the back of Terraform: in plans, else as terraform finds it now, with your credentials',
    )
    .addOption(new Option('--format <format>', 'what is printed').choices(FORMATS).default('terminal'))
    .option('--output <dir>', 'where reports are written in every format', 'dist/review')
    .option('--sarif <file...>', 'findings of checkov, trivy, tflint or conftest to merge in')
    .option('--infracost <file...>', 'costs to merge in: infracost breakdown or diff with --format json')
    .option('--rules <file>', 'module that exports rules of your own')
    .addHelpText('after', '\nExit codes: 0 nothing to approve, 2 somebody has to approve, 1 blocked or failed.')
    .action(async (environments: readonly string[], options: ReviewCommandOptions) => {
      await makeFolder(options.output);
      const review = await reviewOf(environments, options);
      await writeReports(review, options.output);
      process.stdout.write(printed(review, options.format));
      process.stderr.write(`\nreports are in ${options.output}\n`);
      process.exitCode = exitCodeOf(review);
    });
}

async function reviewOf(environments: readonly string[], options: ReviewCommandOptions): Promise<Review> {
  const { base = 'main', drift = false, infracost = [], plan, rules, sarif = [], state } = options;
  refuseContradictions(environments, options);
  const more = {
    ...(rules !== undefined && { rules: loadRules(rules) }),
    sarif: await filesAt(sarif, 'SARIF_UNREADABLE'),
    infracost: await filesAt(infracost, 'INFRACOST_UNREADABLE'),
  };
  if (plan !== undefined) {
    const review = await reviewPlans({ ...more, plans: plan });
    return drift ? onlyDrift(review) : review;
  }
  if (drift) return driftReview(process.cwd(), environments);
  const onProgress = reviewProgressPrinter(process.stderr);
  if (state !== undefined)
    return reviewStates({ ...more, root: process.cwd(), states: state, environments, onProgress });
  return reviewLandingZone({ ...more, root: process.cwd(), base, environments, onProgress });
}

/** @throws LandfallError for options that would be passed over in silence */
function refuseContradictions(
  environments: readonly string[],
  { base, drift = false, infracost, plan, rules, sarif, state }: ReviewCommandOptions,
): void {
  if (plan !== undefined && state !== undefined) {
    const message = 'a plan has been made against a state already; name plans or states';
    throw new LandfallError('PLAN_AND_STATE', message, '--state');
  }
  if (plan !== undefined && environments.length > 0) {
    const message = 'plans say themselves which environment they are of; name environments or plans';
    throw new LandfallError('PLAN_AND_ENVIRONMENT', message, environments.join(', '));
  }
  if (drift && state !== undefined) {
    const message = 'a state knows what Terraform saw last, not what exists; leave --state out, or name plans';
    throw new LandfallError('DRIFT_OF_STATE', message, '--drift');
  }
  const other = plan !== undefined ? '--plan' : state !== undefined ? '--state' : drift ? '--drift' : undefined;
  if (base !== undefined && other !== undefined) {
    throw new LandfallError('BASE_OF_NOTHING', `${other} compares with no commit; leave one of both out`, '--base');
  }
  const aboutChanges = { '--infracost': infracost, '--rules': rules, '--sarif': sarif };
  const [unread] = Object.entries(aboutChanges).filter(([, value]) => value !== undefined);
  if (drift && unread !== undefined) {
    const message = 'drift is what nobody planned, and this says something about a plan; leave it out';
    throw new LandfallError('DRIFT_HAS_NO_FINDINGS', message, unread[0]);
  }
}

function filesAt(files: readonly string[], code: Uppercase<string>) {
  return Promise.all(
    files.map(async (at) => {
      const text = await readFile(at, 'utf8').catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new LandfallError(code, `the file cannot be read: ${reason}`, at);
      });
      return { at, text };
    }),
  );
}

/** Before anything is planned: a review that cannot be written down is found out at once. */
async function makeFolder(output: string): Promise<void> {
  await mkdir(output, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LandfallError('OUTPUT_UNWRITABLE', `reports cannot be written there: ${reason}`, output);
  });
}

/** Files of an earlier review; all else in the folder is not ours. */
const REPORT = /^review(-\d+)?\.(md|html|json|sarif)$/;

/** `review.md` and, when one comment is too short, `review-2.md` and so on. */
async function writeReports(review: Review, output: string): Promise<void> {
  const earlier = (await readdir(output)).filter((name) => REPORT.test(name));
  await Promise.all(earlier.map((name) => rm(join(output, name), { force: true })));
  const comments = renderMarkdown(review);
  const files = [
    ...comments.map((comment, index) => [index === 0 ? 'review.md' : `review-${index + 1}.md`, comment] as const),
    ['review.html', renderHtml(review)] as const,
    ['review.json', renderJson(review)] as const,
    ['review.sarif', renderSarif(review)] as const,
  ];
  await Promise.all(files.map(([file, content]) => writeFile(join(output, file), content)));
}

/** Colours on a terminal alone, and none where the user wants none (no-color.org). */
function terminalOf({ isTTY, columns }: NodeJS.WriteStream): { readonly colour: boolean; readonly width?: number } {
  const noColour = (process.env['NO_COLOR'] ?? '') !== '';
  return { colour: isTTY && !noColour, ...(isTTY && columns >= 60 && { width: Math.min(columns, 120) }) };
}

function printed(review: Review, format: ReviewCommandOptions['format']): string {
  switch (format) {
    case 'terminal':
      return renderTerminal(review, terminalOf(process.stdout));
    case 'markdown':
      return renderMarkdown(review).join('\n');
    case 'html':
      return renderHtml(review);
    case 'json':
      return renderJson(review);
    case 'sarif':
      return renderSarif(review);
  }
}

/** 0: nothing to approve. 2: a person must agree. 1: blocked, or it could not be planned. */
function exitCodeOf({ environments }: Review): number {
  const verdicts = environments.map(({ verdict }) => verdict);
  if (verdicts.includes('blocked') || verdicts.includes('failed')) return 1;
  return verdicts.includes('approval') ? 2 : 0;
}
