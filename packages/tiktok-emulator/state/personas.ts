/** Someone who can log in to the emulator. All of them are invented. */
export interface Persona {
  id: PersonaId;
  /** The label on the consent page. */
  title: string;
  purpose: string;
  openId: string;
  unionId: string;
  displayName: string;
  username: string;
  bio: string;
  deepLink: string;
  verified: boolean;
  followers: number;
  following: number;
  likes: number;
  videos: number;
  avatar: "signed" | "expired" | "default";
  sandboxTarget: boolean;
  standing: "active" | "banned" | "deleted";
  /** Of a person who was added. */
  number?: number;
}

export type PersonaId = string;

const LONG_NAME =
  "استوديو الأفلام القصيرة والحكايات التي لا تنتهي أبدًا 🎬🌙✨ مطبخ الجدة ورحلات القطار الليلي 🚂🍲";

/** The built-in ones. */
export const PERSONAS: readonly Persona[] = [
  {
    id: "creator",
    title: "Creator",
    purpose: "Everything filled in, and numbers beyond 32 bits",
    openId: "_000kQ7tWm2Zr9xLf4cHs8vBn1yJd6pGa3Eu",
    unionId: "c1b7e2d4-53a8-4a0f-9b61-2f8d7c6e9a10",
    displayName: "Paper Boats",
    username: "paperboats",
    bio: "Small boats, big puddles 🚤\nNew film every Friday · https://paperboats.example",
    deepLink: "https://vm.tiktok.com/ZMpaper01/",
    verified: true,
    followers: 2_417_530_882,
    following: 318,
    likes: 81_204_556_190,
    videos: 46,
    avatar: "signed",
    sandboxTarget: true,
    standing: "active",
  },
  {
    id: "newcomer",
    title: "Newcomer",
    purpose: "Empty bio, zeros, no videos, TikTok's default avatar",
    openId: "-000aB3nV5cXz7Lk9JhGf2DsQw4ErTy6Ui8O",
    unionId: "0d9f3a77-1e52-4c86-8f0b-6a4e5d2c1b90",
    displayName: "newcomer",
    username: "newcomer0",
    bio: "",
    deepLink: "https://vm.tiktok.com/ZMnewco02/",
    verified: false,
    followers: 0,
    following: 0,
    likes: 0,
    videos: 0,
    avatar: "default",
    sandboxTarget: true,
    standing: "active",
  },
  {
    id: "long-name",
    title: "Long name",
    purpose: "A very long right-to-left name with emoji",
    openId: "_000pL8mK6nJ4bH2vG0cF9xD7zS5aQ3wE1rT",
    unionId: "7b2c9e11-4d60-4f3a-a5c8-91e0d3f2b6a4",
    displayName: LONG_NAME,
    username: "a_very_long_handle_24chr",
    bio: "حكايات قصيرة كل مساء 🌙 وصفات وقطارات",
    deepLink: "https://vm.tiktok.com/ZMlongn03/",
    verified: false,
    followers: 12_345,
    following: 1_024,
    likes: 998_877,
    videos: 7,
    avatar: "signed",
    sandboxTarget: true,
    standing: "active",
  },
  {
    id: "expired-avatar",
    title: "Expired avatar",
    purpose: "An avatar whose signed URL has expired",
    openId: "_000eX2pI4rE6dA8vA0tA1rW3sN5oM7oR9eK",
    unionId: "e5a1d8c3-7f24-4b96-b0d7-3c9a8e6f5d21",
    displayName: "Faded Polaroid",
    username: "fadedpolaroid",
    bio: "Pictures that were here yesterday.",
    deepLink: "https://vm.tiktok.com/ZMfaded04/",
    verified: false,
    followers: 742,
    following: 95,
    likes: 5_310,
    videos: 12,
    avatar: "expired",
    sandboxTarget: true,
    standing: "active",
  },
  {
    id: "non-target",
    title: "Not a target user",
    purpose: "Not a target user of the sandbox, so TikTok refuses",
    openId: "_000nO1tT3aR5gE7tU9sE0rS2aN4dB6oX8xY",
    unionId: "a90c4f6e-2b81-4d37-9e5f-8d1c7b3a6f02",
    displayName: "Passer-by",
    username: "passerby",
    bio: "",
    deepLink: "https://vm.tiktok.com/ZMpassr05/",
    verified: false,
    followers: 18,
    following: 40,
    likes: 77,
    videos: 1,
    avatar: "signed",
    sandboxTarget: false,
    standing: "active",
  },
];
