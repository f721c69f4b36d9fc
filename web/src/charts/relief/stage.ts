import { render } from 'lit';
import { AmbientLight, DirectionalLight, PerspectiveCamera, Scene as World, Vector3, WebGLRenderer } from 'three';

import { inkOf } from '../contour/background';
import { rowAt } from '../contour/model';
import type { ContourPath } from '../contour/model';
import { Colors } from '../line-chart/colors';
import { nextFrame, onPaper } from '../../styles/paper';
import type { Block, Point } from './block';
import { Ground } from './ground';
import { overlay } from './overlay';
import type { Eye } from './overlay';
import { Racers, ballAt } from './racers';
import type { Scene, Seen } from './scene';
import { Walls } from './walls';

/** Of a flat piece of ground, as much light comes back as its colour says: a Lambert surface gives a πth. */
const ambient = 0.42 * Math.PI;
const sun = 0.72 * Math.PI;
/** Half the angle that the picture's shorter side takes up, in radians. */
const halfAngle = 0.22;

export interface Hooks {
  /** A frame has been drawn: so the balls lie on the screen. */
  drawn(seen: readonly Seen[]): void;
}

/**
 * The drawing itself, the only part that needs three.js: it is loaded when the relief is opened. However often `show` is
 * called, a frame of the screen has one drawing, and at rest there is none.
 */
export class Stage {
  private scene: Scene | undefined;
  private built: Scene | undefined;
  private frame = 0;
  private width = 0;
  private height = 0;
  private density = 0;
  private stale = true;
  private readonly world = new World();
  private readonly camera = new PerspectiveCamera();
  private readonly renderer: WebGLRenderer;
  private readonly ground: Ground;
  private readonly walls = new Walls();
  private readonly racers = new Racers();
  private readonly colors: Colors;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly context: WebGL2RenderingContext,
    private readonly marks: SVGSVGElement,
    private readonly hooks: Hooks,
  ) {
    this.renderer = new WebGLRenderer({ canvas, context, alpha: true, antialias: true });
    this.ground = new Ground(Math.min(4, this.renderer.capabilities.getMaxAnisotropy()));
    const light = new DirectionalLight('white', sun);
    light.position.set(-0.6, 1, 0.35);
    this.world.add(new AmbientLight('white', ambient), light, this.walls.group, this.ground.group, this.racers.group);
    this.colors = new Colors(canvas, () => {
      this.stale = true;
      this.request();
    });
    this.colors.connect();
  }

  show(scene: Scene): void {
    this.scene = scene;
    this.request();
  }

  /** CSS pixels, and the screen's per CSS pixel; two at most, as on the map. */
  resize(width: number, height: number, density: number): void {
    if (width === this.width && height === this.height && density === this.density) return;
    [this.width, this.height, this.density] = [width, height, density];
    this.request();
  }

  /** `lost`: the context is gone already. */
  dispose(lost: boolean): void {
    cancelAnimationFrame(this.frame);
    this.frame = -1;
    this.colors.disconnect();
    this.ground.dispose();
    this.walls.dispose();
    this.racers.dispose();
    this.renderer.dispose();
    // A browser keeps few contexts, and frees one only when it collects garbage.
    if (!lost) this.context.getExtension('WEBGL_lose_context')?.loseContext();
    render(null, this.marks);
  }

  private request(): void {
    if (this.frame === 0 || onPaper()) this.frame = nextFrame(this.draw);
  }

  private readonly draw = (): void => {
    this.frame = 0;
    const { scene, width } = this;
    if (!scene || width === 0) return;
    this.fit();
    this.build(scene);
    const eye = this.look(scene);
    const places = scene.paths.map((path) => ballAt(path, scene.index, scene.block, scene.selected));
    this.racers.move(scene.paths, scene.index, scene.selected, scene.future, places);
    this.walls.turn(eye.at);
    this.renderer.render(this.world, this.camera);
    const stands = scene.paths.map((path, k) => places[k] ?? edgeAt(path, scene.index, scene.block));
    const seen = scene.paths.map((path, k): Seen => {
      const [x, y] = eye.project(stands[k] ?? [NaN, NaN, NaN]);
      return { path, row: rowAt(path, scene.index), x, y };
    });
    render(overlay(scene, eye, seen), this.marks);
    this.canvas.dispatchEvent(new Event('descent-painted', { bubbles: true, composed: true }));
    this.hooks.drawn(seen);
  };

  private fit(): void {
    const { renderer, width, height, density, canvas } = this;
    if (renderer.getPixelRatio() !== density) renderer.setPixelRatio(density);
    const pixels = [Math.floor(width * density), Math.floor(height * density)];
    if (canvas.width !== pixels[0] || canvas.height !== pixels[1]) renderer.setSize(width, height, false);
  }

  /** Makes anew what has changed, and nothing else: moving the playhead makes nothing. */
  private build(scene: Scene): void {
    const { built, stale, colors } = this;
    const { block, bands, paths } = scene;
    const shaped = block !== built?.block;
    if (shaped) {
      this.ground.shape(block);
      this.walls.shape(block);
    }
    if (stale || bands !== built?.bands || block.halfX !== built.block.halfX || block.halfZ !== built.block.halfZ) {
      this.ground.paint(block, bands, inkOf(this.canvas, colors.get), colors.get('--hairline'));
      this.walls.paint(colors.get('--track'));
    }
    const laid = shaped || paths !== built?.paths;
    if (laid) this.racers.lay(paths, block);
    if (laid || stale) this.racers.paint(paths, colors.get);
    this.built = scene;
    this.stale = false;
  }

  private look({ block, orbit }: Scene): Eye {
    const { camera, width, height } = this;
    const aspect = width / height;
    const up = aspect >= 1 ? halfAngle : Math.atan(Math.tan(halfAngle) / aspect);
    camera.fov = (2 * up * 180) / Math.PI;
    camera.aspect = aspect;
    camera.near = 0.05;
    camera.far = 40;
    const radius = Math.hypot(block.halfX, block.halfZ, block.height / 2);
    // The axes' numbers are as large in a small picture as in a large one, and need the more room in it.
    const air = 0.86 + 48 / width;
    const distance = (air * radius) / Math.sin(halfAngle) / orbit.zoom;
    const [tx, ty, tz] = orbit.target ?? block.middle;
    const [sin, cos] = [Math.sin(orbit.elevation), Math.cos(orbit.elevation)];
    const at: Point = [
      tx + distance * cos * Math.sin(orbit.azimuth),
      ty + distance * sin,
      tz + distance * cos * Math.cos(orbit.azimuth),
    ];
    camera.position.set(...at);
    camera.lookAt(tx, ty, tz);
    camera.updateProjectionMatrix();
    camera.updateMatrixWorld();
    const vector = new Vector3();
    return {
      ...{ at, width, height },
      project: (point) => {
        vector.set(...point).project(camera);
        return [tenth(((vector.x + 1) / 2) * width), tenth(((1 - vector.y) / 2) * height)];
      },
    };
  }
}

/** Where the block ends on the way to a racer that is outside. */
function edgeAt(path: ContourPath, index: number, block: Block): Point {
  const row = rowAt(path, index);
  const { xMin, xMax, yMin, yMax } = block.grid;
  const x = Math.min(xMax, Math.max(xMin, path.x[row] ?? NaN));
  const y = Math.min(yMax, Math.max(yMin, path.y[row] ?? NaN));
  return block.at(x, y);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
