import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { pictureSize, type LabPage } from './lab-pages';
import { element, group, picture, text, type Color } from './svg';

const require = createRequire(import.meta.url);
const { width, height } = pictureSize;
const margin = 40;

let ready: Promise<void> | undefined;
const fonts: Uint8Array[] = [];

/** The rasteriser, and letters that it brings along: the machine that builds may have none. */
async function load(): Promise<void> {
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  for (const face of ['DejaVuSans', 'DejaVuSans-Bold']) {
    fonts.push(readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`)));
  }
}

/** The picture that stands beside a link: a lab’s poster with its name, as PNG. */
export async function linkPicture(page: LabPage, poster: string, color: Color): Promise<Uint8Array> {
  ready ??= load();
  await ready;
  const rendered = new Resvg(composed(page, poster, color), {
    font: { fontBuffers: fonts, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
  }).render();
  return rendered.asPng();
}

/** A wide poster stands below the name, any other beside it. */
export function composed({ title }: LabPage, poster: string, color: Color): string {
  const [, across = 0, down = 1] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(poster)?.map(Number) ?? [];
  const wide = across / down > 1.7;
  const room = wide
    ? { x: margin, y: 168, width: width - 2 * margin, height: height - 168 - margin }
    : { x: 400, y: margin, width: width - 400 - margin, height: height - 2 * margin };
  const scale = Math.min(room.width / across, room.height / down);
  const shown = poster
    .replace(
      /^<svg /,
      `<svg x="${room.x + (room.width - across * scale) / 2}" y="${room.y + (room.height - down * scale) / 2}" `,
    )
    .replace(/ width="[\d.]+" height="[\d.]+"/, ` width="${across * scale}" height="${down * scale}"`);
  const lines = wide ? [title] : wrapped(title, 12);
  const size = wide ? 52 : 44;
  const top = wide ? 128 : height / 2 - ((lines.length - 1) * size * 1.2) / 2;
  return picture(width, height, color('--ground'), [
    element('rect', { width, height: 12, fill: color('--accent') }),
    text(margin, wide ? 64 : top - size * 1.4, 'Descent Lab', {
      fill: color('--accent'),
      'font-size': 26,
      'font-weight': 700,
    }),
    group(
      lines.map((line, k) =>
        text(margin, top + k * size * 1.2, line, { fill: color('--ink'), 'font-size': size, 'font-weight': 700 }),
      ),
    ),
    shown,
  ]);
}

/** Lines of at most so many letters, if words allow it. */
function wrapped(words: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
