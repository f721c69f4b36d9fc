import { BufferAttribute, BufferGeometry, Color, Group, LineBasicMaterial, LineSegments } from 'three';

import type { Block, Point } from './block';

/** The two walls behind the block with a line at every mark of the upright axis, and the edges of its foot. */
export class Walls {
  readonly group = new Group();
  private readonly ink = new LineBasicMaterial();
  /** Towards +x, −x, +z, −z. */
  private readonly walls = [0, 1, 2, 3].map(() => new LineSegments(new BufferGeometry(), this.ink));

  constructor() {
    this.group.add(...this.walls);
  }

  shape(block: Block): void {
    const { halfX: a, halfZ: b } = block;
    const ends: readonly (readonly [Point, Point])[] = [
      [
        [a, 0, -b],
        [a, 0, b],
      ],
      [
        [-a, 0, -b],
        [-a, 0, b],
      ],
      [
        [-a, 0, b],
        [a, 0, b],
      ],
      [
        [-a, 0, -b],
        [a, 0, -b],
      ],
    ];
    const heights = [0, block.height, ...block.yTicks.map(({ at }) => at)];
    this.walls.forEach((wall, k) => {
      const [from, to] = ends[k] ?? [];
      if (!from || !to) return;
      const points = heights.flatMap((y) => [from[0], y, from[2], to[0], y, to[2]]);
      for (const [x, , z] of [from, to]) points.push(x, 0, z, x, block.height, z);
      wall.geometry.dispose();
      wall.geometry = new BufferGeometry();
      wall.geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
    });
  }

  /** Only what stands behind the block is seen. */
  turn([x, , z]: Point): void {
    [x < 0, x >= 0, z < 0, z >= 0].forEach((seen, k) => {
      const wall = this.walls[k];
      if (wall) wall.visible = seen;
    });
  }

  paint(color: string): void {
    this.ink.color = new Color(color);
  }

  dispose(): void {
    for (const wall of this.walls) wall.geometry.dispose();
    this.ink.dispose();
  }
}
