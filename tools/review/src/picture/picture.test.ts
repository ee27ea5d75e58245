import type { EnvironmentPicture, PictureNode } from '../model/review';
import { readPlan } from '../plan/read-plan';
import { type PlanStage, planStage } from '../plan/testing/plan-stage';
import { pictureMermaid } from './picture-mermaid';
import { pictureOf } from './picture-of';
import { pictureSide } from './picture-side';
import { pictureSvg } from './picture-svg';
import { estate, type EstateParts } from './testing/estate';

jest.setTimeout(120_000);

const base: EstateParts = {
  zones: ['a', 'b'],
  version: '1.34',
  groups: {
    apps: { type: 'm7g.large', max: 3 },
    old: { type: 'm6g.large', max: 3 },
    system: { type: 'm7g.large', max: 3 },
  },
  transitGateway: true,
  natIn: 'a',
};

describe('a picture of an environment', () => {
  let stage: PlanStage;
  beforeAll(async () => {
    stage = await planStage();
  });
  afterAll(() => stage.close());

  async function picture(before: EstateParts | undefined, after: EstateParts): Promise<EnvironmentPicture> {
    const text = await stage.planned({ ...(before && { before: estate(before) }), after: estate(after) });
    const found = pictureOf({ environment: 'dev', stacks: [{ id: 'dev-all', plan: readPlan(text, 'plan.json') }] });
    if (found === undefined) throw new Error('nothing to draw');
    return found;
  }

  /** Boxes as an indented outline. */
  function outline(nodes: readonly PictureNode[], depth = 0): readonly string[] {
    return nodes.flatMap(({ kind, label, change, children }) => [
      `${'  '.repeat(depth)}${kind}: ${label} (${change})`,
      ...outline(children, depth + 1),
    ]);
  }

  it('shows what is there, what comes and what goes, with what changes in words', async () => {
    const { nodes, links } = await picture(base, {
      ...base,
      zones: ['a', 'b', 'c'],
      version: '1.35',
      publicApi: true,
      groups: {
        apps: { type: 'm7g.large', max: 9 },
        next: { type: 'm8g.large', max: 3 },
        system: { type: 'm7g.xlarge', max: 3 },
      },
      natIn: 'b',
    });
    expect(outline(nodes)).toEqual([
      expect.stringMatching(/^account: dev · account \d{12} · eu-central-1 \(same\)$/),
      '  vpc: VPC dev 10.0.0.0/16 (same)',
      '    zone: eu-central-1a (same)',
      '      subnet: private 10.0.0.0/24 (same)',
      '    zone: eu-central-1b (same)',
      '      subnet: private 10.0.1.0/24 (same)',
      '      gateway: private NAT gateway (replaced)',
      '    zone: eu-central-1c (added)',
      '      subnet: private 10.0.2.0/24 (added)',
      '    gateway: internet gateway (same)',
      '    endpoint: s3 (Gateway) (same)',
      expect.stringMatching(
        /^ {4}cluster: cluster dev-blue · Kubernetes 1\.34 → 1\.35 · private → public API \(changed\)$/,
      ),
      '      node-group: apps · 1–3 → 1–9 nodes · m7g.large (replaced)',
      '      node-group: next · 1–3 nodes · m8g.large (added)',
      '      node-group: old · 1–3 nodes · m6g.large (removed)',
      '      node-group: system · 1–3 nodes · m7g.large → m7g.xlarge (replaced)',
      'gateway: transit gateway tgw-0a1b2c3d4e5f60718 (same)',
    ]);
    expect(links).toEqual([
      { from: 'dev-all/aws_vpc.main', to: 'tgw-0a1b2c3d4e5f60718', label: 'attachment', change: 'same' },
    ]);
  });

  it('has a side before and a side after', async () => {
    const both = await picture(base, {
      ...base,
      zones: ['a', 'b', 'c'],
      version: '1.35',
      groups: { apps: { type: 'm7g.large', max: 9 }, next: { type: 'm8g.large', max: 3 } },
    });
    const [before, after] = (['before', 'after'] as const).map((side) => outline(pictureSide(both, side)?.nodes ?? []));
    const cluster = 'cluster: cluster dev-blue · Kubernetes';
    expect(before).toContain(`    ${cluster} 1.34 · private API (changed)`);
    expect(before).toContain('      node-group: apps · 1–3 nodes · m7g.large (replaced)');
    expect(before).toContain('      node-group: old · 1–3 nodes · m6g.large (removed)');
    expect(before?.join()).not.toMatch(/next|eu-central-1c|→/);
    expect(after).toContain(`    ${cluster} 1.35 · private API (changed)`);
    expect(after).toContain('      node-group: apps · 1–9 nodes · m7g.large (replaced)');
    expect(after).toContain('    zone: eu-central-1c (added)');
    expect(after?.join()).not.toMatch(/old|→/);
  });

  it('has no sides when nothing changes', async () => {
    expect(pictureSide(await picture(base, base), 'before')).toBeUndefined();
  });

  it('finds its way before anything has an id', async () => {
    const { nodes, links } = await picture(undefined, base);
    expect(outline(nodes).filter((line) => line.includes('(same)'))).toEqual([
      'gateway: transit gateway tgw-0a1b2c3d4e5f60718 (same)',
    ]);
    expect(outline(nodes)).toContain('      gateway: private NAT gateway (added)');
    expect(outline(nodes)).toContain('    cluster: cluster dev-blue · Kubernetes 1.34 · private API (added)');
    expect(links).toMatchObject([{ change: 'added' }]);
  });

  it('shows a zone that goes with all that is in it', async () => {
    const { nodes } = await picture(base, { ...base, zones: ['a'] });
    const lines = outline(nodes);
    expect(lines).toContain('    zone: eu-central-1b (removed)');
    expect(lines).toContain('    zone: eu-central-1a (same)');
  });

  it('is not drawn when there is nothing to draw', async () => {
    const text = await stage.planned({ after: 'resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n' });
    expect(pictureOf({ environment: 'dev', stacks: [{ id: 'q', plan: readPlan(text, 'x') }] })).toBeUndefined();
  });

  describe('with a name that means harm', () => {
    const harm = '"]:::x\nend --> </title><script>alert(1)</script>```\'&%%{init: {}}%%`\u0007';
    let drawn: EnvironmentPicture;
    beforeAll(async () => {
      const found = await picture(undefined, { ...base, vpcName: 'dev' });
      const [account] = found.nodes;
      if (account === undefined) throw new Error('nothing to draw');
      drawn = { nodes: [{ ...account, label: harm }], links: [] };
    });

    it('is SVG that holds it as text', () => {
      const svg = pictureSvg(drawn);
      expect(svg).not.toContain('<script');
      expect(svg).not.toContain('\u0007');
      expect(svg).toContain('&lt;script&gt;');
      expect(svg).not.toMatch(/<(?!\/?(?:svg|style|rect|g|title|text|path)\b)/);
      expect(svg).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39);)/);
    });

    it('is Mermaid that holds it as text', () => {
      const [, ...lines] = pictureMermaid(drawn).split('\n');
      expect(lines[1]).toBe(
        '  subgraph n0["+ #34;#93;:::x end --#62; #60;/title#62;#60;script#62;alert(1)#60;/script#62;#96;#96;#96;#39;#38;#37;#37;#123;init: #123;#125;#125;#37;#37;#96;"]',
      );
      expect(lines.join('')).not.toMatch(/`|<|%%/);
    });
  });

  it('is one SVG without ids and without anything from elsewhere', async () => {
    const svg = pictureSvg(await picture(undefined, base));
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="lf-picture" role="img" aria-label="dev · [^"]+: 13 added"/,
    );
    expect(svg).not.toMatch(/\sid=|url\(|@import|href|https?:\/\/(?!www\.w3\.org\/2000\/svg")/);
    expect(svg).toContain('@media (prefers-color-scheme:dark)');
    expect(svg).toContain('<title>subnet: private 10.0.0.0/24 (added)</title>');
  });

  it('counts what does not change when it is too much for Mermaid', () => {
    const leaf = (id: string, change: PictureNode['change']): PictureNode => ({
      id,
      kind: 'subnet',
      label: id,
      change,
      children: [],
    });
    const many = Array.from({ length: 100 }, (_, index) => leaf(`s${index}`, index === 7 ? 'added' : 'same'));
    const nodes = [{ id: 'v', kind: 'vpc', label: 'VPC', change: 'same', children: many }] as const;
    expect(pictureMermaid({ nodes, links: [] }).split('\n').slice(1, 7)).toEqual([
      'flowchart TB',
      '  subgraph n0["VPC"]',
      '    direction TB',
      '    n1["+ s7"]',
      '    n2["99 unchanged subnets"]',
      '  end',
    ]);
  });

  it('is Mermaid in rows: zones as columns beside each other, clusters below them, small things last', async () => {
    const lines = pictureMermaid(await picture(undefined, { ...base, groups: {}, natIn: 'b' })).split('\n');
    const names = new Map(
      lines.flatMap((line) => {
        const [, name = '', label = ''] = /^ *(?:subgraph )?(n\d+)\["([^"]*)"\]$/.exec(line) ?? [];
        return name === '' ? [] : [[name, label.replace(/^\+ /, '')] as const];
      }),
    );
    const below = lines.flatMap((line) => {
      const [, upper = '', lower = ''] = /^ {2}(n\d+) ~~~ (n\d+)$/.exec(line) ?? [];
      return upper === '' ? [] : [`${names.get(lower) ?? ''} below ${names.get(upper) ?? ''}`];
    });
    const cluster = 'cluster dev-blue · Kubernetes 1.34 · private API';
    expect(below).toEqual([
      `${cluster} below private 10.0.0.0/24`,
      `${cluster} below private NAT gateway`,
      `internet gateway below ${cluster}`,
      `s3 (Gateway) below ${cluster}`,
      'private NAT gateway below private 10.0.1.0/24',
    ]);
  });

  it('keeps every box inside the one around it, and none on another', async () => {
    const svg = pictureSvg(await picture(base, { ...base, zones: ['a', 'b', 'c'] }));
    const rects = [
      ...svg.matchAll(
        /<g class="lf-\w+(?: lf-whole)?"><title>[^<]*<\/title><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g,
      ),
    ]
      .map((match) => match.slice(1).map(Number))
      .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x, y, right: x + width, bottom: y + height }));
    expect(rects.length).toBeGreaterThan(10);
    for (const one of rects) {
      for (const other of rects.filter((each) => each !== one)) {
        const apart = one.right <= other.x || other.right <= one.x || one.bottom <= other.y || other.bottom <= one.y;
        const inside = (a: typeof one, b: typeof one): boolean =>
          a.x > b.x && a.y > b.y && a.right < b.right && a.bottom < b.bottom;
        expect([apart || inside(one, other) || inside(other, one), one, other]).toEqual([true, one, other]);
      }
    }
  });
});
