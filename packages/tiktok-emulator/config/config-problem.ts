/** A mistake in the configuration, as one sentence for the person who made it. */
export class ConfigProblem extends Error {
  override name = "ConfigProblem";
}
