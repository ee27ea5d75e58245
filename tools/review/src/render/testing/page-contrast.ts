/**
 * An expression for a page: texts whose colour has less than 4.5:1 on what is behind them (WCAG 2.2, 1.4.3), with the
 * ratio. Texts of drawings and hidden texts are left out.
 */
export const FAINT_TEXTS = `(() => {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const ground = (element) => {
    const own = parse(getComputedStyle(element).backgroundColor);
    if (own.a === 1) return own;
    return over(own, element.parentElement ? ground(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 });
  };
  const luminance = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const faint = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('svg, script, style, noscript') || element.getClientRects().length === 0) continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
    const under = ground(element);
    const [one, other] = [luminance(under), luminance(over(parse(getComputedStyle(element).color), under))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) faint.add(element.className + ': ' + element.textContent.slice(0, 40) + ': ' + ratio.toFixed(2));
  }
  return [...faint];
})()`;
