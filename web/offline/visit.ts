/** What a page tells the service worker when it has time. */
export interface Visit {
  /** Its reader wants to save data. */
  readonly frugal: boolean;
  /** In which language it reads. */
  readonly language: string;
}
