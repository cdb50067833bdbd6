// Twice the largest size on the page, for sharp displays.
const SIZE = { width: 585, height: 1140 };

/** A picture of the dashboard, made from the real page by `npm run screenshots`. */
export function DashboardPicture() {
  return (
    <picture>
      <source srcSet="/dashboard-dark.webp" media="(prefers-color-scheme: dark)" {...SIZE} />
      <img
        src="/dashboard-light.webp"
        alt="The dashboard on a phone: a creator's name, four large numbers for followers, following, likes and videos, and the bio."
        className="mx-auto h-auto w-full max-w-60 md:max-w-72 rounded-[2.25rem] border-8 border-ink/90 shadow-2xl shadow-ink/20 dark:border-line"
        loading="lazy"
        {...SIZE}
      />
    </picture>
  );
}
