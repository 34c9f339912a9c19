/** What does a person read when the browser host cannot serve, or refuses to? */

/** The sentences of the browser host, by what happened. */
export const hostMessages = {
  notBuilt: ({ root }: { readonly root: string }) =>
    `The page is not built: ${root} has no index.html. Run "npm run build", then try again.`,
  noPort: ({ port, why }: { readonly port: number; readonly why: string }) =>
    `Cannot listen on 127.0.0.1 port ${port}: ${why}. Choose another with --port, or 0 for any free one.`,
  failed: ({ why }: { readonly why: string }) => `The host failed while it answered: ${why}.`,
  wrongHost: ({ seen }: { readonly seen: string }) =>
    `This host answers to 127.0.0.1 and localhost on its own port, not to "${seen}". Open the address that it printed.`,
  notOurPage: () =>
    "This was not asked by the page of this host with its token. Open the address that the host printed.",
  noPage: ({ pathname }: { readonly pathname: string }) =>
    `The page has no file ${pathname}. Open the address that the host printed.`,
  notTaken: (refusal: Refused) =>
    refusal.is === "too large"
      ? `${refusal.name} was not taken: a drop may hold ${refusal.cap / 2 ** 20} MiB. Give its path instead: npm start -- <path>.`
      : `"${refusal.name}" was not taken: a dropped file needs a plain name of at most 200 letters.`,
} as const;

type Refused =
  | { readonly is: "too large"; readonly name: string; readonly cap: number }
  | { readonly is: "bad name"; readonly name: string };
