import { BasinMap } from '../charts/basin-map';
import { Comb } from '../charts/comb';
import { ContourChart } from '../charts/contour';
import { IntervalChart } from '../charts/interval-chart';
import { DotStrips } from '../charts/dot-strips';
import { LineChart } from '../charts/line-chart';
import { LogBars } from '../charts/log-bars';
import { RateStrip } from '../charts/rate-strip';
import { Relief } from '../charts/relief';
import { CellMatrix } from '../elements/cell-matrix';
import { DataTable } from '../elements/data-table';
import { Formula } from '../elements/formula';
import { Knob } from '../elements/knob';
import { PartEditor } from '../elements/part-editor';
import { Player } from '../elements/player';
import { ThemeSwitch } from '../elements/theme-switch';
import { AxisLab } from './axis/axis';
import { BasinsLab } from './basins/basins';
import { ClaimsLab } from './claims/claims';
import { EwmaLab } from './ewma/ewma';
import { PasteBox } from './ewma/paste-box';
import { RaceLab } from './race/race';
import { CsvBox } from './scaling/csv-box';
import { ScalingLab } from './scaling/scaling';
import { TerrainLab } from './terrain/terrain';

/** The one place where elements get their tags. Twice the same page script (an embed beside a page) does no harm. */
function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

define('descent-knob', Knob);
define('descent-part', PartEditor);
define('descent-player', Player);
define('descent-data-table', DataTable);
define('descent-formula', Formula);
define('descent-theme', ThemeSwitch);
define('descent-line-chart', LineChart);
define('descent-comb', Comb);
define('descent-rate-strip', RateStrip);
define('descent-interval-chart', IntervalChart);
define('descent-log-bars', LogBars);
define('descent-contour', ContourChart);
define('descent-basin-map', BasinMap);
define('descent-relief', Relief);
define('descent-dot-strips', DotStrips);
define('descent-paste', PasteBox);
define('descent-cell-matrix', CellMatrix);
define('descent-ewma', EwmaLab);
define('descent-race', RaceLab);
define('descent-basins', BasinsLab);
define('descent-claims', ClaimsLab);
define('descent-csv-box', CsvBox);
define('descent-scaling', ScalingLab);
define('descent-axis', AxisLab);
define('descent-terrain', TerrainLab);
