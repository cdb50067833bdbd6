const mainButton =
  "inline-flex min-h-12 cursor-pointer items-center justify-center gap-2 rounded-full px-6 py-3 font-medium text-on-accent transition-opacity hover:opacity-90 motion-reduce:transition-none forced-colors:border";

/** The style of a page's main button. */
export const primaryButton = `${mainButton} bg-accent`;

/** The style of a main button that deletes or ends something. */
export const dangerButton = `${mainButton} bg-mark`;

/** The style of every other button. */
export const quietButton =
  "inline-flex min-h-11 cursor-pointer items-center justify-center gap-2 rounded-full border border-control bg-surface px-5 py-2 text-sm font-medium hover:border-ink";
