import { BackSide, Color, Group, Mesh, MeshBasicMaterial, MeshLambertMaterial, SphereGeometry } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';

import { rowAt } from '../contour/model';
import type { ContourPath } from '../contour/model';
import type { Block, Point } from './block';
import { drape } from './drape';
import type { Drape } from './drape';

const radius = 0.03;

/** How large the chosen racer's ball is beside the others. */
const standsOut = 1.25;

/** One racer: its way so far with a casing, the way to come, its ball; and both once more, faintly, through the hills. */
class Racer {
  readonly group = new Group();
  private readonly past = new LineSegmentsGeometry();
  private readonly whole = new LineSegmentsGeometry();
  private readonly materials = {
    casing: new LineMaterial({ linewidth: 4.5, transparent: true, opacity: 0.75, depthWrite: false }),
    line: new LineMaterial({ linewidth: 2 }),
    behind: new LineMaterial({ linewidth: 1.5, transparent: true, opacity: 0.3, depthTest: false }),
    future: new LineMaterial({ linewidth: 1.25, transparent: true, opacity: 0.4, depthWrite: false }),
    ball: new MeshLambertMaterial(),
    rim: new MeshBasicMaterial({ side: BackSide }),
    ghost: new MeshBasicMaterial({ transparent: true, opacity: 0.35, depthTest: false }),
  };
  private readonly lines;
  private readonly future;
  private readonly balls = new Group();
  private drape: Drape = { pieces: new Float32Array(), upTo: new Uint32Array(1) };

  constructor(sphere: SphereGeometry) {
    const { casing, line, behind, future, ball, rim, ghost } = this.materials;
    this.future = new LineSegments2(this.whole, future);
    this.lines = [casing, line, behind].map((material) => new LineSegments2(this.past, material));
    const solid = new Mesh(sphere, ball);
    const rimmed = new Mesh(sphere, rim);
    rimmed.scale.setScalar(1.22);
    this.balls.add(new Mesh(sphere, ghost), rimmed, solid);
    // What shows through comes first, the casing before its line; opaque things are drawn before all of these.
    [behind, future, casing].forEach((_, k) => {
      const each = [this.lines[2], this.future, this.lines[0]][k];
      if (each) each.renderOrder = k;
    });
    if (this.lines[1]) this.lines[1].renderOrder = 3;
    line.transparent = true;
    this.group.add(this.future, ...this.lines, this.balls);
    for (const each of [this.future, ...this.lines]) each.frustumCulled = false;
  }

  lay(path: ContourPath, block: Block): void {
    this.drape = drape(path, block);
    const { pieces } = this.drape;
    for (const geometry of [this.past, this.whole]) {
      geometry.dispose();
      geometry.setPositions(pieces.length > 0 ? pieces : new Float32Array(6));
    }
  }

  paint(color: string, casing: string): void {
    const { materials } = this;
    for (const material of [materials.line, materials.behind, materials.future, materials.ball, materials.ghost]) {
      material.color = new Color(color);
    }
    materials.casing.color = new Color(casing);
    materials.rim.color = new Color(casing);
  }

  move(path: ContourPath, index: number, strong: boolean, future: boolean, at: Point | null): void {
    const row = rowAt(path, index);
    const count = this.drape.upTo[row] ?? 0;
    this.past.instanceCount = count;
    this.whole.instanceCount = this.drape.pieces.length / 6;
    for (const line of this.lines) line.visible = count > 0;
    this.future.visible = future && count < this.whole.instanceCount;
    this.materials.line.linewidth = strong ? 3.25 : 2;
    this.materials.casing.linewidth = strong ? 6 : 4.5;
    this.balls.visible = at !== null;
    if (at) this.balls.position.set(...at);
    this.balls.scale.setScalar(strong ? standsOut : 1);
  }

  dispose(): void {
    this.past.dispose();
    this.whole.dispose();
    for (const material of Object.values(this.materials)) material.dispose();
  }
}

/** All racers, in the order of the paths. */
export class Racers {
  readonly group = new Group();
  private readonly sphere = new SphereGeometry(radius, 32, 20);
  private readonly all: Racer[] = [];

  lay(paths: readonly ContourPath[], block: Block): void {
    while (this.all.length > paths.length) this.drop();
    while (this.all.length < paths.length) {
      const racer = new Racer(this.sphere);
      this.all.push(racer);
      this.group.add(racer.group);
    }
    paths.forEach((path, k) => this.all[k]?.lay(path, block));
  }

  paint(paths: readonly ContourPath[], color: (property: string) => string): void {
    paths.forEach((path, k) => this.all[k]?.paint(color(path.color), color('--ground')));
  }

  move(
    paths: readonly ContourPath[],
    index: number,
    selected: string,
    future: boolean,
    places: readonly (Point | null)[],
  ): void {
    paths.forEach((path, k) => this.all[k]?.move(path, index, path.id === selected, future, places[k] ?? null));
  }

  dispose(): void {
    while (this.all.length > 0) this.drop();
    this.sphere.dispose();
  }

  private drop(): void {
    const racer = this.all.pop();
    if (!racer) return;
    this.group.remove(racer.group);
    racer.dispose();
  }
}

/** Where a ball lies: on the ground, on its own radius; null when it is outside. */
export function ballAt(path: ContourPath, index: number, block: Block, selected: string): Point | null {
  const row = rowAt(path, index);
  const [x, y] = [path.x[row] ?? NaN, path.y[row] ?? NaN];
  if (!block.contains(x, y)) return null;
  const [px, py, pz] = block.at(x, y);
  return [px, py + radius * (path.id === selected ? standsOut : 1), pz];
}
