import { define } from '../define';
import { controlsOf } from '../reach-controls';
import { ownControlsOf } from '../reach-own';
import type { Shareable } from './share-panel';
import { SharePanel } from './share-panel';

/** What the lab says of itself; the rest is seen. */
export type Subject = Omit<Shareable, 'controls' | 'own' | 'canPlay'>;

/** Opens the dialog in a lab's root, where it stays. */
export async function openPanel(root: ShadowRoot, subject: Subject): Promise<void> {
  define(SharePanel.tag, SharePanel);
  let panel = root.querySelector<SharePanel>(SharePanel.tag);
  if (!panel) root.append((panel = document.createElement(SharePanel.tag) as SharePanel));
  const canPlay = root.querySelector('descent-player') !== null;
  await panel.open({ ...subject, controls: controlsOf(root), own: ownControlsOf(root), canPlay });
}
