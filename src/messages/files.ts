/** What do people read when a file or folder cannot be opened, read or written? */

/** Which of several names was not found, and what is near it. */
type Missing = { readonly path: string; readonly near: readonly string[] };

/** The sentences about files, by what happened. */
export const filesMessages = {
  notFound: ({ path, near }: Missing) =>
    `There is no file or folder ${path}.${near.length > 0 ? ` Near it: ${near.join(", ")}.` : ""}`,
  noFolder: ({ path, folder }: { readonly path: string; readonly folder: string }) =>
    `There is no file or folder ${path}: the folder ${folder} does not exist.`,
  noPermission: ({ path }: { readonly path: string }) =>
    `${path} cannot be read: this user has no permission. Right would be read permission on the file and on the folders above it.`,
  notAFile: ({ path }: { readonly path: string }) =>
    `${path} is neither a file nor a folder. Right would be an export, a snapshot, or a folder of them.`,
  noExports: ({ path, files }: { readonly path: string; readonly files: number }) =>
    files === 0
      ? `The folder ${path} is empty. Right would be a folder with exports: .json, .json.gz or .csv.`
      : `The folder ${path} holds no exports: none of its ${files} files ends in .json, .json.gz or .csv.`,
  tooMany: ({ path, most }: { readonly path: string; readonly most: number }) =>
    `The folder ${path} holds more than ${most} files and folders, which no folder of exports does. Name the folder of the exports itself.`,
  tooLarge: ({
    path,
    size,
    most,
  }: {
    readonly path: string;
    readonly size: number;
    readonly most: number;
  }) =>
    `${path} is too large: ${megabytes(size)}, where ${megabytes(most)} can be read at once. Export in parts, one file for each subscription, and open the folder; or give the program more memory: NODE_OPTIONS=--max-old-space-size=8192.`,
  damagedGzip: ({ path, why }: { readonly path: string; readonly why: string }) =>
    `${path} is damaged: it cannot be unpacked as gzip (${why}). Copy or export it again.`,
  cutGzip: ({ path }: { readonly path: string }) =>
    `${path} is cut off: its gzip data ends in the middle. Copy or export it again.`,
  failed: ({ path, why }: { readonly path: string; readonly why: string }) =>
    `${path} cannot be read: ${why}.`,
  notWritten: ({ path, why }: { readonly path: string; readonly why: string }) =>
    `${path} was not written: ${why}. Nothing was changed.`,
} as const;

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
