/** A canvas with as many pixels as the screen has there, two per CSS pixel at most: a phone's third costs, and adds nothing. */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D {
  const density = Math.min(devicePixelRatio || 1, 2);
  const width = Math.round(size.width * density);
  const height = Math.round(size.height * density);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas.');
  context.setTransform(density, 0, 0, density, 0, 0);
  return context;
}
