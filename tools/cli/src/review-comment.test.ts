import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { MARKDOWN_MARKER, renderMarkdown, type Review } from '@landfall/review';

const root = resolve(__dirname, '../../..');
const { parse } = createRequire(join(root, 'tools/rehearsal/package.json'))('yaml') as { parse(text: string): unknown };

interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

interface Workflow {
  readonly jobs: { readonly comment: { readonly steps: readonly { readonly with?: { readonly script?: string } }[] } };
}

const workflow = parse(readFileSync(join(root, '.github/workflows/pull-request-comment.yml'), 'utf8')) as Workflow;
const script = workflow.jobs.comment.steps.map((step) => step.with?.script).find((text) => text !== undefined) ?? '';

let folder: string;
let comments: Comment[];
let notices: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-comment-'));
  comments = [];
  notices = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script of the workflow against a pull request that is a list of comments. */
async function publish({ fork = false } = {}): Promise<void> {
  const repository = { full_name: 'acme/zone', owner: { login: 'acme' } };
  const issues = {
    listComments: 'comments',
    updateComment: ({ comment_id: id, body }: { comment_id: number; body: string }) => {
      for (const comment of comments) if (comment.id === id) comment.body = body;
    },
    createComment: ({ body }: { body: string }) => {
      comments.push({
        id: 1 + Math.max(0, ...comments.map(({ id }) => id)),
        user: { login: 'github-actions[bot]' },
        body,
      });
    },
    deleteComment: ({ comment_id: id }: { comment_id: number }) => {
      comments = comments.filter((comment) => comment.id !== id);
    },
  };
  const github = {
    rest: { issues, pulls: { list: 'pulls' } },
    paginate: async (list: string) => (list === 'pulls' ? [{ number: 1, head: { sha: 'abc' } }] : [...comments]),
  };
  const run = {
    ...{ head_branch: 'change', head_sha: 'abc', html_url: 'https://github.com/run', repository },
    head_repository: fork ? { full_name: 'else/zone', owner: { login: 'else' } } : repository,
  };
  const context = { payload: { workflow_run: run }, repo: { owner: 'acme', repo: 'zone' } };
  const core = { notice: (text: string) => notices.push(text) };
  const names = ['github', 'context', 'core', 'require', 'process'];
  const body = compileFunction(`return (async () => {${script}})();`, names) as (
    ...args: readonly unknown[]
  ) => Promise<void>;
  await body(github, context, core, createRequire(__filename), { env: { FOLDER: folder } });
}

function review(changes: number): Review {
  const change = (index: number) => ({
    ...{
      address: `aws_vpc.v${index}`,
      type: 'aws_vpc',
      provider: 'aws',
      action: { kind: 'update' as const },
      meanings: [],
    },
    attributes: [
      {
        ...{ path: 'tags.Name', forcesReplacement: false, noise: false },
        before: { kind: 'absent' as const },
        after: { kind: 'known' as const, value: 'x'.repeat(200) },
      },
    ],
  });
  const stack = {
    id: 'dev-network',
    layer: 'network',
    status: { kind: 'planned' as const },
    drift: [],
    failedChecks: [],
    renames: [],
  };
  const stacks = [{ ...stack, changes: Array.from({ length: changes }, (_, index) => change(index)) }];
  const environment = { environment: 'dev', verdict: 'pass' as const, risk: 'low' as const, stacks, findings: [] };
  return { formatVersion: '1.0', base: 'main', head: 'change', environments: [environment], notes: [] };
}

/** As `landfall review` names them. */
function write(parts: readonly string[]): void {
  for (const [index, text] of parts.entries()) {
    writeFileSync(join(folder, index === 0 ? 'review.md' : `review-${index + 1}.md`), text);
  }
}

const own = () => comments.filter(({ user }) => user.login === 'github-actions[bot]').map(({ body }) => body);

it('makes a comment of each part, in order, within the limit of GitHub', async () => {
  const parts = renderMarkdown(review(3_000));
  expect(parts.length).toBeGreaterThan(1);
  write(parts);
  writeFileSync(join(folder, 'review.html'), '<html>');
  await publish();
  expect(own()).toEqual(parts);
  expect(own().every(({ length }) => length <= 65_536)).toBe(true);
});

it('updates its comments in place, removes parts that are no more, and leaves those of others alone', async () => {
  write(renderMarkdown(review(3_000)));
  await publish();
  const [{ id } = { id: 0 }] = comments;
  comments.push({ id: 99, user: { login: 'somebody' }, body: `${MARKDOWN_MARKER}<!-- part 2/2 --> quoted` });
  rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'review-comment-'));
  const parts = renderMarkdown(review(1));
  write(parts);
  await publish();
  expect(own()).toEqual(parts);
  expect(comments.map((comment) => comment.id)).toEqual([id, 99]);
});

it('publishes nothing that is no review, and lets forks mention nobody', async () => {
  writeFileSync(join(folder, 'review.md'), 'hello @everybody');
  await publish();
  expect([comments, notices]).toEqual([[], ['the artifact holds no review']]);
  writeFileSync(join(folder, 'review.md'), `${MARKDOWN_MARKER}<!-- part 1/1 -->\n@everybody`);
  await publish({ fork: true });
  expect(own()[0]).toContain('@\u200beverybody');
});
