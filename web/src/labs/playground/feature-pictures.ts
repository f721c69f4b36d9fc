import { mapColors, paintMap } from '../../charts/network-diagram/paint';
import { Colors } from '../../charts/line-chart/colors';
import type { Result } from '../../engine/result';
import { featureMap } from './network';

/** Paints the features’ pictures into their chips; they change with the plane of the data and the theme only. */
export class FeaturePictures {
  private colors: Colors | undefined;
  private readonly painted = new WeakMap<HTMLCanvasElement, string>();

  constructor(private readonly themeChanged: () => void) {}

  connect(): void {
    this.colors?.connect();
  }

  disconnect(): void {
    this.colors?.disconnect();
  }

  paint(root: ParentNode, result: Result): void {
    const canvases = root.querySelectorAll<HTMLCanvasElement>('canvas[data-picture]');
    const probe = root.querySelector<HTMLElement>('.features .probe');
    if (canvases.length === 0 || !probe) return;
    if (!this.colors) {
      this.colors = new Colors(probe, this.themeChanged);
      this.colors.connect();
    }
    const { colors } = this;
    const { x, y } = result.tables.find(({ id }) => id === 'map')?.layout ?? {};
    const key = JSON.stringify([colors.get('--raised'), x, y]);
    let ramps: ReturnType<typeof mapColors> | undefined;
    for (const canvas of canvases) {
      const map = this.painted.get(canvas) === key ? undefined : featureMap(result, canvas.dataset['picture'] ?? '');
      if (!map) continue;
      paintMap(canvas, map, (ramps ??= mapColors(colors.get)));
      this.painted.set(canvas, key);
    }
  }
}
