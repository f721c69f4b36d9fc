/** What a test needs of a browser, in words that all three engines understand. */
export interface Driver {
  /** The engine as it names itself: "firefox/140.5.0". */
  readonly version: string;
  open(url: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  /** The value of an expression, or of the promise that it is, as JSON. */
  evaluate(expression: string): Promise<string | undefined>;
  /** What the engine itself has complained of, as it came. */
  readonly complaints: string[];
  /** Ends the browser, and whatever was started for it. */
  close(): Promise<void>;
}

/** A browser that is installed, and can be started. */
export interface Launcher {
  readonly title: string;
  /** Undefined: it is not installed. `watch` is run before the page's own scripts. */
  find(): string | undefined;
  launch(executable: string, watch: string): Promise<Driver>;
  /** It takes no script to be run before the page's: the page has to bring it. */
  readonly pageWatches?: boolean;
}
