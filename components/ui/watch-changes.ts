/**
 * Watches `<main>`. When the element that has the focus is replaced, the focus goes to the one with the same words if
 * the page is the same, else to the page's heading.
 * @param announce receives the text of the element with `data-announce` when that attribute changes on the same page
 * @returns ends the watching
 */
export function watchChanges(announce: (text: string) => void): () => void {
  const main = document.querySelector("main") as HTMLElement;
  const path = () => location.pathname + location.search;
  const newsIn = () => main.querySelector<HTMLElement>("[data-announce]");
  let focused: { element: HTMLElement; path: string } | null = null;
  let announced = { path: path(), key: newsIn()?.dataset.announce };

  const onFocus = ({ target }: FocusEvent) => {
    const element = target as HTMLElement;
    focused = main.contains(element) ? { element, path: path() } : null;
  };

  function restoreFocus() {
    if (!focused || focused.element.isConnected) return;
    if (document.activeElement !== document.body) {
      focused = null;
      return;
    }
    const { element, path: before } = focused;
    const heading = main.querySelector<HTMLElement>("h1");
    const same =
      before === path()
        ? [...main.querySelectorAll<HTMLElement>(element.tagName)].find(
            ({ textContent }) => textContent === element.textContent,
          )
        : heading;
    // What is still loading may bring it back.
    if (!same && main.querySelector("[data-skeleton]")) return;
    const next = same ?? heading;
    if (next === heading) heading?.setAttribute("tabindex", "-1");
    next?.focus({ preventScroll: true });
  }

  function announceNews() {
    const news = newsIn();
    const key = news?.dataset.announce;
    if (!news || (key === announced.key && path() === announced.path)) return;
    // What arrives late is part of a page that the person has just opened.
    const isNews = path() === announced.path && announced.key !== undefined;
    if (isNews) announce(news.textContent ?? "");
    announced = { path: path(), key };
  }

  const observer = new MutationObserver(() => {
    restoreFocus();
    announceNews();
  });
  observer.observe(main, { subtree: true, childList: true, attributeFilter: ["data-announce"] });
  document.addEventListener("focusin", onFocus);
  return () => {
    observer.disconnect();
    document.removeEventListener("focusin", onFocus);
  };
}
