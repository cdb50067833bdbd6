import { daysAhead } from "./clock";
import { fluctuation, growth } from "./growth";
import type { Persona } from "./personas";
import { postsOf } from "./posts";
import type { State } from "./state";

/** A persona's public numbers. */
interface Counts {
  followers: number;
  following: number;
  likes: number;
  videos: number;
  /** Of all videos together. */
  views: number;
}

/**
 * A persona's numbers at the emulator's current time. With a clock that is not moved they are the ones in
 * `PERSONAS`. They change once for every whole day that the clock is moved, and never by themselves.
 */
export function countsOf(state: State, persona: Persona): Counts {
  const day = daysAhead(state);
  const grown = growth(persona, day);
  const posts = postsOf(state, persona);
  return {
    followers: Math.round(persona.followers * grown * fluctuation(persona, day)),
    following: Math.round(persona.following * Math.sqrt(grown) * fluctuation(persona, day)),
    likes: Math.round(persona.likes * grown),
    videos: posts.length,
    views: posts.reduce((sum, { views }) => sum + views, 0),
  };
}
