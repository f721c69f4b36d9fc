import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  DoubleSide,
  Group,
  LinearMipmapLinearFilter,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  SRGBColorSpace,
} from 'three';

import { paintBackground } from '../contour/background';
import type { Bands, Ink } from '../contour/background';
import { View } from '../contour/view';
import type { Block } from './block';

/** The map's own picture, lines and all, lies over the ground: so wide in the map's pixels, at so many per pixel. */
const drawnWidth = 640;
const density = 2.5;

/** The ground as a solid block: the surface with the map draped over it, and four plain sides. */
export class Ground {
  readonly group = new Group();
  private readonly canvas = document.createElement('canvas');
  private readonly texture = new CanvasTexture(this.canvas);
  private readonly top = new MeshLambertMaterial({
    map: this.texture,
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 2,
  });
  private readonly side = new MeshBasicMaterial({ side: DoubleSide, polygonOffset: true, polygonOffsetFactor: 1 });
  private readonly surface = new Mesh(new BufferGeometry(), this.top);
  private readonly skirt = new Mesh(new BufferGeometry(), this.side);

  constructor(anisotropy: number) {
    this.texture.colorSpace = SRGBColorSpace;
    this.texture.minFilter = LinearMipmapLinearFilter;
    this.texture.anisotropy = anisotropy;
    this.group.add(this.surface, this.skirt);
  }

  shape(block: Block): void {
    this.surface.geometry.dispose();
    this.skirt.geometry.dispose();
    this.surface.geometry = surfaceOf(block);
    this.skirt.geometry = skirtOf(block);
  }

  paint(block: Block, bands: Bands, ink: Ink, side: string): void {
    const width = drawnWidth * (block.halfX >= block.halfZ ? 1 : block.halfX / block.halfZ);
    const view = new View(block.grid, width, (width * block.halfZ) / block.halfX);
    const pixels = [Math.round(view.width * density), Math.round(view.height * density)] as const;
    if (this.canvas.width !== pixels[0] || this.canvas.height !== pixels[1]) {
      [this.canvas.width, this.canvas.height] = pixels;
      // A texture keeps the size that it was made with.
      this.texture.dispose();
    }
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('This browser draws no canvas.');
    context.setTransform(density, 0, 0, density, 0, 0);
    paintBackground(context, bands, view, ink);
    this.texture.needsUpdate = true;
    this.side.color = new Color(side);
  }

  dispose(): void {
    this.surface.geometry.dispose();
    this.skirt.geometry.dispose();
    for (const each of [this.top, this.side, this.texture]) each.dispose();
    // Its memory is large, and nobody knows when the element itself is let go.
    this.canvas.width = this.canvas.height = 0;
  }
}

function surfaceOf(block: Block): BufferGeometry {
  const { grid } = block;
  const { columns, rows } = grid;
  const positions = new Float32Array(3 * columns * rows);
  const places = new Float32Array(2 * columns * rows);
  const corners = new Uint32Array(6 * (columns - 1) * (rows - 1));
  for (let j = 0, k = 0; j < rows; j++) {
    const v = j / (rows - 1);
    for (let i = 0; i < columns; i++, k++) {
      const u = i / (columns - 1);
      positions.set([block.halfX * (2 * u - 1), block.y(grid.values[k] ?? NaN), block.halfZ * (1 - 2 * v)], 3 * k);
      places.set([u, v], 2 * k);
    }
  }
  for (let j = 0, k = 0; j < rows - 1; j++) {
    for (let i = 0; i < columns - 1; i++, k += 6) {
      const a = j * columns + i;
      corners.set([a, a + 1, a + columns, a + 1, a + columns + 1, a + columns], k);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('uv', new BufferAttribute(places, 2));
  geometry.setIndex(new BufferAttribute(corners, 1));
  geometry.computeVertexNormals();
  return geometry;
}

/** From the surface's edge straight down. */
function skirtOf(block: Block): BufferGeometry {
  const { columns, rows, values } = block.grid;
  const corners: number[] = [];
  const side = (count: number, at: (k: number) => readonly [number, number]): void => {
    let last: readonly [number, number, number] | undefined;
    for (let k = 0; k < count; k++) {
      const [i, j] = at(k);
      const x = block.halfX * ((2 * i) / (columns - 1) - 1);
      const z = block.halfZ * (1 - (2 * j) / (rows - 1));
      const y = block.y(values[j * columns + i] ?? NaN);
      if (last) {
        const [lx, ly, lz] = last;
        corners.push(lx, 0, lz, x, 0, z, x, y, z, lx, 0, lz, x, y, z, lx, ly, lz);
      }
      last = [x, y, z];
    }
  };
  side(columns, (k) => [k, 0]);
  side(columns, (k) => [k, rows - 1]);
  side(rows, (k) => [0, k]);
  side(rows, (k) => [columns - 1, k]);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(corners), 3));
  return geometry;
}
