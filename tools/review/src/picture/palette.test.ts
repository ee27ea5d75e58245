import { dark, grounds, light, type Shade } from './palette';

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each([
  ['light', light, grounds.light],
  ['dark', dark, grounds.dark],
] as const)('in %s', (_, shades, ground) => {
  test.each(Object.entries<Shade>(shades))('what is %s can be read: 4.5:1 or more', (__, { fill, text }) => {
    // Boxes that hold others let the ground through.
    expect(Math.min(contrast(text, fill), contrast(text, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(Object.entries<Shade>(shades))('the line around what is %s is seen: 3:1 or more', (__, { stroke }) => {
    expect(contrast(stroke, ground)).toBeGreaterThanOrEqual(3);
  });
});
