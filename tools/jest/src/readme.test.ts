import { readFileSync } from 'node:fs';
import { join } from 'node:path';

it('shows the example that is tested', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
  const example = readFileSync(join(__dirname, 'example.test.ts'), 'utf8');
  expect(/```ts\n(.*?)```/s.exec(readme)?.[1]).toBe(example);
});
