"use client";

import { type MouseEvent, type ReactNode, useId, useRef } from "react";

/**
 * A link to a page that asks for confirmation. With JavaScript, a dialog opens instead.
 * @param children the dialog's text, and the form to confirm with
 */
export function ConfirmLink(props: {
  href: string;
  label: string;
  className: string;
  title: string;
  cancelLabel: string;
  children: ReactNode;
}) {
  const { href, label, className, title, cancelLabel, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const openDialog = (event: MouseEvent) => {
    event.preventDefault();
    dialog.current?.showModal();
    // Otherwise the first button is focused, and pressing Enter twice confirms.
    cancel.current?.focus();
  };
  return (
    <>
      <a href={href} onClick={openDialog} className={className}>
        {label}
      </a>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog without help */}
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        closedby="any"
        onClick={closeOnBackdrop}
        className="m-auto w-[min(28rem,calc(100%-2rem))] rounded-card border border-line bg-surface text-ink backdrop:bg-black/50"
      >
        <div className="p-6">
          <h2 id={titleId} className="text-heading">
            {title}
          </h2>
          {children}
          <form method="dialog" className="mt-3">
            <button
              ref={cancel}
              type="submit"
              className="min-h-11 w-full cursor-pointer rounded-full text-sm"
            >
              {cancelLabel}
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}

/** For browsers that do not know `closedby`. The padding is inside another element, so the dialog itself is the backdrop. */
function closeOnBackdrop({ target, currentTarget: dialog }: MouseEvent<HTMLDialogElement>) {
  if (target === dialog && !("closedBy" in HTMLDialogElement.prototype)) dialog.close();
}
