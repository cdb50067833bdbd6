/** Whether a path is that of one of these pages. A star stands for a part of the address, as in "/@*". */
export const isOneOf = (pages: readonly string[], path: string): boolean =>
  pages.some((page) =>
    new RegExp(`^${page.replaceAll("*", "[^/]+")}$`).test(decodeURIComponent(path)),
  );

/** Whether a path is one of these, or below one of them. */
export const isWithin = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => `${path}/`.startsWith(`${folder}/`));
