import { msg } from '@lit/localize';
import { lateField } from '../../elements/late';

/** The field for one's own numbers. */
export const latePasteBox = lateField({
  tag: 'descent-paste',
  get: () => import('./paste-box').then(({ PasteBox }) => PasteBox),
  missing: () => msg('The field for numbers could not be loaded. Choose it again to try once more.'),
});
