/** Made by the build (web/scripts/single/bundle.mjs): the one lab of the file. */
declare module 'virtual:lab' {
  export const tag: string;
  export const Lab: CustomElementConstructor;
}

/** Where the site is published, from the environment of the build; empty where that is not known. */
declare const publishedAt: string;
