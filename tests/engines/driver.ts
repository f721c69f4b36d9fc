/** What a test needs of a browser, in words that all three engines understand. */
export interface Driver {
  /** The engine as it names itself: "firefox/140.5.0". */
  readonly version: string;
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** The value of an expression, or of the promise that it is, as JSON. */
  evaluate(expression: string): Promise<string | undefined>;
  /** A press of the main button, in pixels of the window; on another point than it began, it has drawn the pointer along. */
  point(from: Point, to?: Point): Promise<void>;
  /** A key, by the name that its event will have: "ArrowRight", "Enter", " ". */
  press(key: Key): Promise<void>;
  /** What the engine itself has complained of, as it came. */
  readonly complaints: string[];
  /** Ends the browser, and whatever was started for it. */
  close(): Promise<void>;
}

export type Point = readonly [x: number, y: number];
/** Those that tests press; drivers spell them as their protocol does. */
export type Key = 'Tab' | 'Enter' | ' ' | 'Home' | 'End' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** A browser that is installed, and can be started. */
export interface Launcher {
  readonly title: string;
  /** Undefined: it is not installed. `watch` is run before the page's own scripts. */
  find(): string | undefined;
  launch(executable: string, watch: string): Promise<Driver>;
  /** It takes no script to be run before the page's: the page has to bring it. */
  readonly pageWatches?: boolean;
  /** The stage `browser` operates every lab in it (keyboard, phone): --brief does not do so once more. */
  readonly operatedElsewhere?: boolean;
}
