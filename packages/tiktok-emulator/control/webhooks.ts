import { z } from "zod";
import type { EmulatorContext } from "../context";
import { setStanding } from "../state/account-standing";
import { settingsFor } from "../state/apps";
import { grantFor, removeGrant } from "../state/grants";
import { personaOf } from "../state/people";
import type { Persona } from "../state/personas";
import type { State } from "../state/state";
import { EVENTS, REMOVAL_REASONS, sendEvent } from "../tiktok/webhooks";

const REASONS = Object.values(REMOVAL_REASONS) as number[];
const REMOVAL = "authorization.removed";

export const webhooksBody = z
  .strictObject({
    persona: z.string(),
    event: z.enum(Object.keys(EVENTS)),
    /** The event's content; an example of it if absent. */
    content: z.record(z.string(), z.unknown()).optional(),
    /** The app that gets it; the one in the settings if absent. */
    clientKey: z.string().optional(),
  })
  .refine(
    ({ event, content }) => event !== REMOVAL || REASONS.includes(Number(content?.reason ?? 1)),
    { error: `${REMOVAL}: reason is one of ${REASONS.join(", ")}.` },
  );

/** Something that happens at TikTok to a person, with its webhooks. */
export function serveWebhooks(context: EmulatorContext): void {
  const { app, state } = context;
  app.get("/_emulator/webhooks", (c) => c.json({ events: EVENTS, reasons: REMOVAL_REASONS }));

  app.post("/_emulator/webhooks", async (c) => {
    const body = webhooksBody.safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const { event, clientKey = state.settings.clientKey } = body.data;
    const content = body.data.content ?? EVENTS[event] ?? {};
    const persona = personaOf(state, body.data.persona);
    if (!persona) return c.json({ error: `There is no persona "${body.data.persona}".` }, 404);
    if (!settingsFor(state.settings, clientKey)) {
      return c.json({ error: `No app has the client key "${clientKey}".` }, 404);
    }
    const reason = event === REMOVAL ? Number(content.reason ?? 1) : null;
    const others = reason === null ? [] : remove(state, persona, reason, clientKey);
    const sent = [...new Set([clientKey, ...others])].map((key) =>
      sendEvent(context, event, persona, content, key),
    );
    const deliveries = (await Promise.all(sent)).filter((delivery) => delivery !== null);
    return c.json({ deliveries });
  });
}

/**
 * Removes the grant, as TikTok does before it sends the webhook. An account that is deleted or banned loses its
 * grants in every app.
 * @returns the client keys of those apps
 */
function remove(state: State, persona: Persona, reason: number, clientKey: string): string[] {
  if (reason === REMOVAL_REASONS.accountDeleted || reason === REMOVAL_REASONS.accountBanned) {
    const standing = reason === REMOVAL_REASONS.accountBanned ? "banned" : "deleted";
    return (setStanding(state, persona.id, standing) ?? []).map((grant) => grant.clientKey);
  }
  const grant = grantFor(state, persona.id, clientKey);
  if (grant) removeGrant(state, grant.id);
  return [];
}
