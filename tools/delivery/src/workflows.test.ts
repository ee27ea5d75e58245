import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '../../../.github/workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

function lines(pattern: RegExp): readonly string[] {
  return workflows.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line) => (pattern.test(line) ? `${name}: ${line.trim()}` : [])),
  );
}

it('pins every action to a commit, and says which version that is', () => {
  const foreign = lines(/^\s*(- )?uses: /).filter((line) => !line.includes('uses: ./'));
  expect(foreign.length).toBeGreaterThan(10);
  expect(foreign.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

it('uses one commit for each action', () => {
  const pins = new Set(lines(/uses: [\w-]+\//).map((line) => line.replace(/^.*uses: /, '')));
  const actions = [...pins].map((pin) => pin.split('@')[0]);
  expect(actions).toEqual([...new Set(actions)]);
});

it('grants nothing that a job did not ask for', () => {
  for (const { name, text } of workflows)
    expect([name, /^permissions:( \{\}|\n {2}contents: read\n)/m.test(text)]).toEqual([name, true]);
  expect([...lines(/: write(-all)?$/)].sort()).toEqual([
    'deploy-environment.yml: actions: write',
    'deploy-environment.yml: id-token: write',
    'deploy-environment.yml: id-token: write',
    'deploy.yml: actions: write',
    'deploy.yml: id-token: write',
    'drift.yml: id-token: write',
    'pull-request-comment.yml: pull-requests: write',
    'pull-request.yml: id-token: write',
  ]);
});

it('runs no code of a pull request where comments can be written', () => {
  const { text } = workflows.find(({ name }) => name === 'pull-request-comment.yml') ?? { text: '' };
  expect(text).toContain('workflow_run:');
  expect(text).not.toMatch(/actions\/checkout|npm |run: /);
  expect(lines(/pull_request_target/)).toEqual([]);
});

it('writes no value of an event or input into a script', () => {
  for (const { name, text } of workflows) {
    const scripts = [...text.matchAll(/^( *)(?:- )?(?:run|script): ?(.*(?:\n\1 {2,}.*|\n)*)/gm)].map(
      ([, , body]) => body ?? '',
    );
    expect([name, scripts.filter((script) => script.includes('${{'))]).toEqual([name, []]);
  }
});

it('leaves no checkout with a token, and uploads no plan that is not encrypted', () => {
  expect(lines(/actions\/checkout@/)).toHaveLength(lines(/persist-credentials: false/).length);
  expect(lines(/^\s+path: /).filter((line) => !line.includes('ci.yml'))).toEqual([
    'deploy-environment.yml: path: ${{ runner.temp }}/plans.gpg',
    'deploy-environment.yml: path: ${{ runner.temp }}',
    'pull-request-comment.yml: path: ${{ runner.temp }}/review',
    'pull-request.yml: path: dist/comment',
  ]);
});
