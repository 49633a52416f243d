import type { Gallery } from './gallery-app';

/**
 * Texts that are too near in colour to what they stand on (WCAG 1.4.3): less than 4.5:1, or 3:1 where they are large. It
 * asks of each text what its element's ancestors are painted with, as layers over each other. That is soon done; axe's rule
 * also finds out what else lies there. What is switched off is exempt, and so is what stands on a picture.
 */
export async function faintTexts(gallery: Gallery): Promise<readonly string[]> {
  return gallery.inPage(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (pixel === null) return ['colours can’t be read'];
    const known = new Map<string, Colour>();
    // Whatever form a colour is written in, a painted pixel has its numbers.
    const read = (written: string): Colour => {
      const before = known.get(written);
      if (before !== undefined) return before;
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = written;
      pixel.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
      const colour: Colour = [red, green, blue, alpha / 255];
      known.set(written, colour);
      return colour;
    };
    const over = (top: Colour, under: Colour, opacity: number): Colour => {
      const part = top[3] * opacity;
      const mixed = (index: 0 | 1 | 2): number => top[index] * part + under[index] * (1 - part);
      return [mixed(0), mixed(1), mixed(2), 1];
    };
    const light = (colour: Colour): number => {
      const linear = (index: 0 | 1 | 2): number => (colour[index] / 255 <= 0.04045 ? colour[index] / 255 / 12.92 : ((colour[index] / 255 + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
    };
    const canvas = document.createElement('i');
    canvas.style.color = 'Canvas';
    document.body.append(canvas);
    const ground = read(getComputedStyle(canvas).color);
    canvas.remove();

    const off = ':disabled, [aria-disabled="true"], [data-disabled], [aria-hidden="true"], .visually-hidden';
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      const text = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '')).join('').trim();
      if (text === '' || element.closest(off) !== null || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return [];
      const layers: CSSStyleDeclaration[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) layers.unshift(getComputedStyle(at));
      if (layers.some(({ backgroundImage, clipPath }) => backgroundImage !== 'none' || clipPath !== 'none')) return [];
      let opacity = 1;
      let under = ground;
      for (const layer of layers) {
        opacity *= Number(layer.opacity);
        under = over(read(layer.backgroundColor), under, opacity);
      }
      const style = getComputedStyle(element);
      const [one, other] = [light(over(read(style.color), under, opacity)), light(under)];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      return ratio < needed ? [`${ratio.toFixed(2)}:1 ${element.tagName}.${element.className}: ${text.slice(0, 60)}`] : [];
    });
  }, null);
}
