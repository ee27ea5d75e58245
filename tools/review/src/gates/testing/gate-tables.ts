import type { Gate } from '../../model/finding';
import type { Rule } from '../rule';

const THEMES: Readonly<Record<string, string>> = {
  DESTROY: 'What is lost',
  IAM: 'Who may do what',
  EXPOSURE: 'What can be reached',
  ENCRYPTION: 'Encryption',
  PROTECTION: 'Protection of data and logs',
  VERSION: 'Versions of Kubernetes',
  EKS: 'Clusters',
  NODES: 'Nodes',
  PIN: 'Pins',
  OBSERVE: 'Observability',
  TAGS: 'Tags',
  COST: 'Cost',
};

const DOES: Readonly<Record<Gate, string>> = { block: 'blocks', approve: 'asks for approval', note: 'notes' };

/** The tables of `GATES.md`: every rule with what it does, what to change, and its names in other catalogues. */
export function gateTables(rules: readonly Rule[]): string {
  const themes = [...new Set(rules.map(themeOf))];
  return themes
    .map((theme) =>
      tableOf(
        theme,
        rules.filter((rule) => themeOf(rule) === theme),
      ),
    )
    .join('\n\n');
}

function themeOf({ id }: Rule): string {
  return id.split('-')[1] ?? '';
}

function tableOf(theme: string, rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, severity, gate, about }) => [
    `\`${id}\``,
    title,
    `${DOES[gate]}, ${severity}`,
    about.fix,
    about.source,
    about.alsoKnownAs.map((name) => `\`${name}\``).join(' '),
  ]);
  const all = [
    ['rule', 'finds', 'does', 'what to change', 'source', 'elsewhere'],
    Array<string>(6).fill('---'),
    ...rows,
  ];
  const lines = all.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return [`## ${THEMES[theme] ?? theme}`, '', ...lines].join('\n');
}
