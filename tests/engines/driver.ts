/** What a test needs of a browser, in words that all three engines understand; coordinates are those of the window. */
export interface Driver {
  /** The engine as it names itself: "firefox/140.5.0". */
  readonly version: string;
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** The value of an expression, or of the promise that it is, as JSON; in the page, or in a frame of it. */
  evaluate(expression: string, frame?: number): Promise<string | undefined>;
  /** Presses the button at the first point, goes through the others, and lets go at the last. */
  point(path: readonly Point[]): Promise<void>;
  /** A key by its name: "ArrowRight", "Tab", "a". */
  press(key: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  /** What the engine itself has complained of, as it came. */
  readonly complaints: string[];
  /** Ends the browser, and whatever was started for it. */
  close(): Promise<void>;
}

export type Point = readonly [x: number, y: number];

/** A browser that is installed, and can be started. */
export interface Launcher {
  readonly title: string;
  /** Undefined: it is not installed. `watch` is run before the page's own scripts. */
  find(): string | undefined;
  launch(executable: string, watch: string): Promise<Driver>;
  /** It takes no script to be run before the page's: the page has to bring it. */
  readonly pageWatches?: boolean;
}
