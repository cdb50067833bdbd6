import { useEffect } from "react";

/** Escape hides the numbers that hovering or focus shows, until another video is reached. CSS alone shows them. */
export function useEscapeHidesTips() {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let left: Element | null = null;
    const hide = ({ key }: KeyboardEvent) => {
      if (key !== "Escape") return;
      dataset.tips = "hidden";
      left = document.querySelector("li.group:is(:hover, :focus-within)");
    };
    const show = ({ target, type }: Event) => {
      const column = (target as Element).closest("li.group");
      if (type === "focusin" || (column && column !== left)) delete dataset.tips;
    };
    const listeners = new AbortController();
    const { signal } = listeners;
    document.addEventListener("keydown", hide, { signal });
    document.addEventListener("focusin", show, { signal });
    document.addEventListener("pointerover", show, { signal });
    return () => listeners.abort();
  }, []);
}
