import { msg } from '@lit/localize';
import { site } from '../place';
import type { WorkerLike } from './link';
import type { Reply, Request } from './protocol';

/** How long the frame may take to say that it is there, in milliseconds. */
const patience = 30_000;
/** The same once the browser has it: its script has run by then. */
const afterLoad = 3000;
/** The frame's first word, and what it is told when its worker is to end. */
export const frameHello = 'descent-frame';
export const frameEnd = 'descent-end';

let frame: Promise<Window> | undefined;

/** The frame of the labs' own origin that starts workers for this page; there is one, made when it is first needed. */
function openFrame(origin: string): Promise<Window> {
  return new Promise((resolve, reject) => {
    const place = document.createElement('div');
    place.hidden = true;
    const element = document.createElement('iframe');
    element.title = msg('Calculation of the labs');
    element.src = new URL('worker-frame.html', site).href;
    // Out of reach of the page's style sheets, which might show it.
    place.attachShadow({ mode: 'closed' }).append(element);
    element.style.cssText = 'position: absolute; width: 0; height: 0; border: 0; visibility: hidden';
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      removeEventListener('message', hear);
      document.removeEventListener('securitypolicyviolation', refuse);
      act();
    };
    const fail = (reason: string): void =>
      settle(() => {
        place.remove();
        frame = undefined;
        reject(new Error(reason));
      });
    const hear = (event: MessageEvent): void => {
      const { contentWindow } = element;
      if (event.source !== contentWindow || event.origin !== origin || event.data !== frameHello) return;
      if (contentWindow) settle(() => resolve(contentWindow));
    };
    const refuse = (event: SecurityPolicyViolationEvent): void => {
      if (/^(?:frame|child|default)-src/.test(event.effectiveDirective) && event.blockedURI.startsWith(origin)) {
        fail(msg('the page does not let them calculate in a frame'));
      }
    };
    let timer = setTimeout(() => fail(silent()), patience);
    // Also fires for what the browser shows in place of a frame that it does not let in.
    element.addEventListener('load', () => {
      clearTimeout(timer);
      timer = setTimeout(() => fail(silent()), afterLoad);
    });
    addEventListener('message', hear);
    document.addEventListener('securitypolicyviolation', refuse);
    document.documentElement.append(place);
  });
}

const silent = (): string => msg('the frame did not answer');

/** A worker in that frame; what it says comes through a port. */
export function startInFrame(script: URL): WorkerLike {
  const { port1: port, port2: theirs } = new MessageChannel();
  const errors: ((event: { readonly message?: string }) => void)[] = [];
  frame ??= openFrame(script.origin);
  frame.then(
    (target) => target.postMessage(frameHello, { targetOrigin: script.origin, transfer: [theirs] }),
    (error: unknown) => {
      for (const hear of errors) hear({ message: error instanceof Error ? error.message : String(error) });
    },
  );
  return {
    postMessage: (message: Request, transfer: Transferable[]) => port.postMessage(message, transfer),
    terminate: () => {
      port.postMessage(frameEnd);
      port.close();
    },
    addEventListener: (type: string, listener: (event: never) => void) => {
      if (type === 'error') errors.push(listener as (event: { readonly message?: string }) => void);
      if (type !== 'message') return;
      const hear = listener as (event: { readonly data: Reply }) => void;
      port.addEventListener('message', ({ data }: MessageEvent<Reply>) => hear({ data }));
      port.start();
    },
  };
}
