import { msg } from '@lit/localize';
import { lateField } from './late';

/** The field for one's own table. */
export const lateCsvBox = lateField({
  tag: 'descent-csv-box',
  get: () => import('./csv-box').then(({ CsvBox }) => CsvBox),
  missing: () => msg('The field for a table could not be loaded. Choose it again to try once more.'),
});
