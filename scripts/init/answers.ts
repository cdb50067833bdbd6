/** Everything that init asks for. */
export interface Answers {
  name: string;
  /** One sentence for the landing page and link previews. */
  tagline: string;
  /** For search engines, link previews, README and TikTok's portal. */
  description: string;
  /** Who runs the site, as the privacy policy names them. */
  owner: string;
  /** The owner's mail address. */
  contact: string;
  /** At GitHub, as owner/name. */
  repository: string;
  /** Colours as #rrggbb. */
  accent: string;
  mark: string;
  /** The public address; empty while there is none. */
  origin: string;
  scopes: readonly string[];
  database: boolean;
}
