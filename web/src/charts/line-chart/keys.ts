import type { Range, YScale } from './types';

/** The row that an arrow key leads to; undefined for other keys. Shift and Page Up, Page Down take ten at once. */
export function rowByKey(event: KeyboardEvent, row: number, rows: number): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || rows === 0) return undefined;
  const stride = event.shiftKey ? 10 : 1;
  const to = {
    ArrowLeft: row - stride,
    ArrowRight: row + stride,
    PageUp: row - 10,
    PageDown: row + 10,
    Home: 0,
    End: rows - 1,
  }[event.key];
  return to === undefined ? undefined : Math.min(rows - 1, Math.max(0, to));
}

/** The value that arrow up or down leads to, within the axis's range or one step beyond it; undefined for other keys. */
export function valueByKey(event: KeyboardEvent, value: number, range: Range, scale: YScale): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  if (sign === undefined || !Number.isFinite(value)) return undefined;
  const strides = sign * (event.shiftKey ? 10 : 1);
  if (scale === 'log') return value * 1.1 ** strides;
  const step = roundStep((range[1] - range[0]) / 40);
  return rounded(value + strides * step, step / 10);
}

/** The power of ten at or below a size. */
export const roundStep = (size: number): number => 10 ** Math.floor(Math.log10(size));

/** A dragged value with no more digits than the hand can place. */
export function rounded(value: number, step: number): number {
  const places = Math.min(15, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
  return step >= 1 ? Math.round(value / step) * step : Number(value.toFixed(places));
}
