import { appsOf } from "./apps";
import { openIdFor } from "./open-ids";
import { PERSONAS, type Persona } from "./personas";
import type { State } from "./state";

const ID = /^person-([1-9]\d*)$/;

/** The built-in personas, those of the settings in their place or after them. Added people are not among them. */
export function personasOf({ settings }: State): Persona[] {
  const own = new Map(settings.personas.map((persona) => [persona.id, persona as Persona]));
  const builtIn = PERSONAS.map((persona) => own.get(persona.id) ?? persona);
  const others = [...own.values()].filter(({ id }) => !PERSONAS.some((one) => one.id === id));
  return [...builtIn, ...others.filter(({ id }) => !ID.test(id))];
}

/** The persona, or the added person, with this id. */
export function personaOf(state: State, id: string | undefined): Persona | undefined {
  const own = state.settings.personas.find((persona) => persona.id === id);
  if (own) return own;
  const number = Number(ID.exec(id ?? "")?.[1]);
  if (number <= state.people) return person(number);
  return PERSONAS.find((persona) => persona.id === id);
}

/** The persona, or the added person, who has this open_id in one of the apps. */
export function personaWithOpenId(state: State, openId: string): Persona | undefined {
  const apps = appsOf(state.settings);
  return [...personasOf(state), ...people(state, 0)].find((persona) =>
    apps.some(({ clientKey }) => openIdFor(state, persona, clientKey) === openId),
  );
}

/** Invents more people. They exist until the next reset and are not on the consent page. */
export function addPeople(state: State, count: number): Persona[] {
  const before = state.people;
  state.people += count;
  return people(state, before);
}

function people(state: State, after: number): Persona[] {
  return Array.from({ length: state.people - after }, (_, index) => person(after + index + 1));
}

/** Everything about a person follows from the number, so that the state only has to remember how many there are. */
function person(number: number): Persona {
  const digits = String(number).padStart(5, "0");
  const followers = 50 + ((number * 7_919) % 250_000);
  return {
    number,
    id: `person-${number}`,
    title: `Person ${number}`,
    purpose: "Added over HTTP",
    openId: `_000pR${digits}xQ7mZ2kW9vB4nH6tJ8cL3dFs5`,
    unionId: `5e0f3c1a-9b27-4d64-8a10-${digits.padStart(12, "0")}`,
    displayName: `Person ${number}`,
    username: `person${number}`,
    bio: `Invented, number ${number}.`,
    deepLink: `https://vm.tiktok.com/ZMp${digits}/`,
    verified: false,
    followers,
    following: (number * 31) % 900,
    likes: followers * (3 + (number % 17)),
    videos: number % 13,
    avatar: "signed",
    sandboxTarget: true,
    standing: "active",
  };
}
