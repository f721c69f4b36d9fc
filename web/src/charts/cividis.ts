/**
 * Cividis, dark blue to yellow: equal steps to the eye, whether it tells red from green or not (Nuñez, Anderton and Renslow
 * 2018, PLoS ONE 13(7): e0199239). Colours at equal distances; those between lie on straight lines, less than two levels of
 * 256 off. The whole of d3-scale-chromatic, which has it as a polynomial, weighs as much as a lab.
 */
const stops: readonly (readonly number[])[] = [
  '002051 00265d 012b65 083169 11366c 1c3c6e 26426e 31476e 3c4d6e 47536d 51586e',
  '5a5e6e 62646f 6a6a70 727071 797673 7f7c75 868276 8c8877 938e78 9a9478 a19b78',
  'a9a177 b2a874 bbaf71 c5b66d cebd68 d8c462 e2cb5c ebd355 f3da4f fae249 fdea45',
]
  .join(' ')
  .split(' ')
  .map((color) => [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16)));

/** Red, green and blue, 0 … 255, at t from 0 to 1. */
export function cividis(t: number): readonly [r: number, g: number, b: number] {
  const at = Math.min(1, Math.max(0, t)) * (stops.length - 1);
  const k = Math.min(stops.length - 2, Math.floor(at));
  const channel = (c: number): number => {
    const [from = 0, to = 0] = [stops[k]?.[c], stops[k + 1]?.[c]];
    return Math.round(from + (to - from) * (at - k));
  };
  return [channel(0), channel(1), channel(2)];
}
