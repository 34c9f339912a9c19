/** What does a person read when a call could not be carried to the engine? */

/** The sentences of the port, by what happened. */
export const portMessages = {
  noSuchCall: ({ name }: { readonly name: string }) =>
    `The engine was asked for "${name}", which is none of its calls; the page and the engine are of different versions. Start Split Horizon anew.`,
  callFailed: ({ name, why }: { readonly name: string; readonly why: string }) =>
    `The engine failed while it answered "${name}": ${why}. The mistake is in Split Horizon, not in the input.`,
  engineGone: ({ name }: { readonly name: string }) =>
    `The engine has stopped, so "${name}" has no answer. Start Split Horizon anew.`,
  cancelled: ({ name }: { readonly name: string }) =>
    `"${name}" was cancelled before it was answered.`,
} as const;
