let context: CanvasRenderingContext2D | null | undefined;

/** A text's width in CSS pixels, for who has no canvas at hand. */
export function textWidth(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return text.length * 7;
  context.font = font;
  return context.measureText(text).width;
}
