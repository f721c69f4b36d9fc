import { onPaper } from '../styles/paper';

/**
 * An empty canvas with as many pixels as the screen has there, two per CSS pixel at most: a phone's third costs, and adds
 * nothing. A new size empties it, too; on paper nothing else does, where to clear is to paint white.
 */
export function fitCanvas(
  canvas: HTMLCanvasElement,
  size: { readonly width: number; readonly height: number },
): CanvasRenderingContext2D {
  const density = onPaper() ? 2 : Math.min(devicePixelRatio || 1, 2);
  const width = Math.round(size.width * density);
  const height = Math.round(size.height * density);
  const emptied = canvas.width !== width || canvas.height !== height || onPaper();
  if (emptied) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no canvas.');
  context.setTransform(density, 0, 0, density, 0, 0);
  if (!emptied) context.clearRect(0, 0, size.width, size.height);
  return context;
}
