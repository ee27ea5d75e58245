import type { PictureChange } from '../model/review';

export interface Shade {
  readonly fill: string;
  readonly stroke: string;
  readonly text: string;
}

/** Sign that stands for a change where colour does not. */
export const signs: Readonly<Record<PictureChange, string>> = {
  same: '',
  added: '+ ',
  changed: '~ ',
  replaced: '± ',
  removed: '− ',
};

/** Words of the legend. */
export const words: Readonly<Record<PictureChange, string>> = {
  same: 'unchanged',
  added: 'added',
  changed: 'changed',
  replaced: 'replaced',
  removed: 'removed',
};

export const light: Readonly<Record<PictureChange, Shade>> = {
  same: { fill: '#ffffff', stroke: '#818b98', text: '#24292f' },
  added: { fill: '#e6f6ea', stroke: '#1a7f37', text: '#0a3d1a' },
  changed: { fill: '#fff6d6', stroke: '#9a6700', text: '#4a3200' },
  replaced: { fill: '#fdebdc', stroke: '#bc4c00', text: '#5c2400' },
  removed: { fill: '#ffe9e7', stroke: '#cf222e', text: '#6b0d14' },
};

export const dark: Readonly<Record<PictureChange, Shade>> = {
  same: { fill: '#161b22', stroke: '#6e7681', text: '#e6edf3' },
  added: { fill: '#0f2a18', stroke: '#3fb950', text: '#aff5b4' },
  changed: { fill: '#2b2208', stroke: '#d29922', text: '#f8e3a1' },
  replaced: { fill: '#33190a', stroke: '#f0883e', text: '#ffdfb6' },
  removed: { fill: '#351013', stroke: '#f85149', text: '#ffdcd7' },
};

/** What a picture stands on. */
export const grounds = { light: '#f6f8fa', dark: '#0d1117' } as const;
