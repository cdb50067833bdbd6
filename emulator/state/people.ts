import { PERSONAS, type Persona } from "./personas";
import type { State } from "./state";

const ID = /^person-([1-9]\d*)$/;

/** The persona, or the added person, with this id. */
export function personaOf(state: State, id: string | undefined): Persona | undefined {
  const number = Number(ID.exec(id ?? "")?.[1]);
  if (number <= state.people) return person(number);
  return PERSONAS.find((persona) => persona.id === id);
}

/** The persona, or the added person, with this open_id. */
export function personaWithOpenId(state: State, openId: string): Persona | undefined {
  return [...PERSONAS, ...people(state, 0)].find((persona) => persona.openId === openId);
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
  };
}
