/** How many files are got at once. */
const atOnce = 3;

type Files = Readonly<Record<string, string>>;

/**
 * The files of one or more builds, each under its content (as Subresource Integrity writes it), so that what two builds have
 * in common is there once; beside them which build has which files, and which page began with which build. All of it is in
 * one cache that is this site's own, in case there are others on the host.
 */
export class Store {
  private readonly cache: Promise<Cache>;
  /** Of the pages that have been heard of since this worker woke. */
  private readonly begun = new Map<string, string>();

  constructor(
    private readonly scope: URL,
    private readonly version: string,
    private readonly files: Files,
  ) {
    this.cache = caches.open(`descent-lab ${scope.pathname}`);
  }

  /** Gets those files of this build that are not there yet, small ones first; rejects where one of them can't be had. */
  get(paths: readonly string[]): Promise<void> {
    return this.getEach(paths, (path, content) => this.fetch(path, content));
  }

  /** Those that the browser has still of a visit, its workers' too; nothing is got from the host for it. */
  getVisited(): Promise<void> {
    const visited = (path: string, content: string): Promise<unknown> =>
      this.fetch(path, content, 'only-if-cached').catch(() => undefined);
    return this.getEach(Object.keys(this.files), visited);
  }

  private async getEach(
    paths: readonly string[],
    get: (path: string, content: string) => Promise<unknown>,
  ): Promise<void> {
    const cache = await this.cache;
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const queue = new Map<string, string>();
    for (const [path, content] of Object.entries(this.files)) {
      if (paths.includes(path) && !there.has(this.key('file', content))) queue.set(content, path);
    }
    const waiting = [...queue].reverse();
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await get(next[1], next[0]);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }

  /** Says which files this build has. */
  async list(): Promise<void> {
    await (await this.cache).put(this.key('build', this.version), new Response(JSON.stringify(this.files)));
  }

  /** A page or a worker begins, with the files of a build. */
  async begin(id: string, version = this.version): Promise<void> {
    if (await this.versionBegun(id)) return;
    this.begun.set(id, version);
    await (await this.cache).put(this.key('page', id), new Response(version));
  }

  /** With which build a page began. */
  async versionOf(id: string): Promise<string> {
    return (await this.versionBegun(id)) ?? this.version;
  }

  /** The file of that build or, where it has none of that name, of another; undefined where there is none. */
  async find(path: string, version: string): Promise<Response | undefined> {
    const content = (await this.filesOf(version))[path] ?? this.files[path] ?? (await this.elsewhere(path));
    if (content === undefined) return undefined;
    const kept = await (await this.cache).match(this.key('file', content));
    // As it lies there: the worker has nothing to do with its bytes, and is not held up by a page that does not take them.
    if (kept) return kept;
    if (content !== this.files[path]) return undefined;
    return this.fetch(path, content).catch(() => undefined);
  }

  /** What of this build answers to what is there of others: all of it where one of them is whole; nothing where there is none. */
  async asBefore(): Promise<readonly string[]> {
    const keys = (await (await this.cache).keys()).map(({ url }) => url);
    const there = new Set(keys);
    const names = new Set<string>();
    for (const build of this.otherBuilds(keys)) {
      const all = Object.entries(await this.filesOf(build));
      const kept = all.filter(([, content]) => there.has(this.key('file', content)));
      if (kept.length === all.length) return Object.keys(this.files);
      for (const [path] of kept) names.add(bare(path));
    }
    return Object.keys(this.files).filter((path) => names.has(bare(path)));
  }

  /** Lets go of what is of no use to this build, nor to the pages and workers that live. */
  async tidy(alive: readonly string[]): Promise<void> {
    const cache = await this.cache;
    const versions = await Promise.all(alive.map((id) => this.versionOf(id)));
    const builds = [...new Set([this.version, ...versions])];
    const lists = await Promise.all(builds.map((build) => this.filesOf(build)));
    const wanted = new Set([
      ...alive.map((id) => this.key('page', id)),
      ...builds.map((build) => this.key('build', build)),
      ...lists.flatMap((files) => Object.values(files)).map((content) => this.key('file', content)),
    ]);
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  }

  private async versionBegun(id: string): Promise<string | undefined> {
    const known = this.begun.get(id);
    if (known !== undefined || id === '') return known;
    const kept = await (await this.cache).match(this.key('page', id));
    const version = await kept?.text();
    if (version !== undefined) this.begun.set(id, version);
    return version;
  }

  private async filesOf(version: string): Promise<Files> {
    if (version === this.version) return this.files;
    const list = await (await this.cache).match(this.key('build', version));
    return list ? ((await list.json()) as Files) : {};
  }

  /** What another build has under that path. */
  private async elsewhere(path: string): Promise<string | undefined> {
    const keys = (await (await this.cache).keys()).map(({ url }) => url);
    for (const build of this.otherBuilds(keys)) {
      const content = (await this.filesOf(build))[path];
      if (content !== undefined) return content;
    }
    return undefined;
  }

  private otherBuilds(keys: readonly string[]): readonly string[] {
    const builds = keys.map((url) => new URL(url).searchParams.get('build') ?? '');
    return builds.filter((build) => build !== '' && build !== this.version);
  }

  /** From the host. That it is the very file is held by its content: never is there a page of two builds. */
  private async fetch(path: string, integrity: string, only?: RequestCache): Promise<Response> {
    const address = new URL(path, this.scope);
    const get = (cache: RequestCache): Promise<Response> => fetch(address, { integrity, cache, mode: 'same-origin' });
    // A file with its content in its name may be there from the visit.
    const way = only ?? (path.startsWith('assets/') ? 'default' : 'no-cache');
    const response = await get(way).catch((error: unknown) => (only ? Promise.reject(error as Error) : get('reload')));
    if (!response.ok) throw new Error(`${path}: answer ${response.status}`);
    // Made anew: one that was led elsewhere can't answer for a page, and what it imports is found from where it is asked for.
    const { status, headers } = response;
    const cache = await this.cache;
    await cache.put(this.key('file', integrity), new Response(response.body, { status, headers }));
    const kept = await cache.match(this.key('file', integrity));
    if (!kept) throw new Error(`${path}: there is no room for it`);
    return kept;
  }

  private key(kind: 'file' | 'build' | 'page', name: string): string {
    const url = new URL(this.scope);
    url.searchParams.set(kind, name);
    return url.href;
  }
}

/** assets/race-Bz3dU5xk.js is the successor of a file whose content was another. */
const bare = (path: string): string => path.replace(/-[\w-]{8}(\.\w+)$/, '$1');
