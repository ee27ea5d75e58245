import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readGeneratedSource } from './generated-source';

describe('generated source', () => {
  it('is read from the source map of the compiled module', () => {
    const index = require.resolve('@cdktf/provider-aws/lib/vpc');
    expect(readGeneratedSource(dirname(index))).toContain(
      '// cidr_block - computed: true, optional: true, required: false',
    );
  });

  it.each([
    ['without a source map', 'exports.a = 1;'],
    ['with a source map that leaves the source out', withSourceMap({ version: 3, sources: ['index.ts'] })],
  ])('fails for a module %s', (_, compiled) => {
    const folder = mkdtempSync(join(tmpdir(), 'landfall-source-'));
    writeFileSync(join(folder, 'index.js'), compiled);
    expect(() => readGeneratedSource(folder)).toThrow(
      `PROVIDER_BINDINGS_WITHOUT_SOURCE at ${join(folder, 'index.js')}: a schema is derived from the generated source that published bindings embed, got a module without it; install the published @cdktf/provider-* package`,
    );
    rmSync(folder, { recursive: true });
  });
});

function withSourceMap(map: object): string {
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64');
  return `exports.a = 1;\n//# sourceMappingURL=data:application/json;base64,${encoded}`;
}
