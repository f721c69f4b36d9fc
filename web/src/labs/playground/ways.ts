import { msg, str } from '@lit/localize';
import { formatNumber } from '../../charts/line-chart/format';
import type { Catalog, Spec } from '../../engine/contract';
import type { Settings } from '../../state/tree';
import { isGroup } from '../../state/tree';

/** One change that may keep the numbers from being lost. */
export interface Way {
  readonly id: string;
  readonly label: string;
  readonly settings: Settings;
}

export function waysOut(catalog: Catalog, spec: Spec): readonly Way[] {
  const optimizer = isGroup(spec['optimizer']) ? spec['optimizer'] : {};
  const part = catalog['optimizer']?.parts.find(({ id }) => id === optimizer['id']);
  const usual = part?.parameters.find(({ id }) => id === 'learningRate')?.default;
  const rate = typeof usual === 'number' ? formatNumber(usual) : '';
  return [
    ...(typeof usual === 'number' && Number(optimizer['learningRate']) > usual
      ? [
          {
            id: 'rate',
            label: msg(str`learning rate ${rate}`),
            settings: { optimizer: { ...optimizer, learningRate: usual } },
          },
        ]
      : []),
    ...(spec['clip'] === 0 ? [{ id: 'clip', label: msg('gradient no longer than 1'), settings: { clip: 1 } }] : []),
  ];
}
