/** Made by the build (web/scripts/messages) of web/messages: what is said in a language, by the ids of the messages. */
declare module 'virtual:messages/*' {
  export const templates: Readonly<Record<string, unknown>>;
}
