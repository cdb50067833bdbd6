import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { deviceName } from "@/components/settings/device-name";
import { readEnv, variableNames } from "@/lib/env-schema";
import { preferredLocale } from "@/lib/locale";

// Every parser of outside input, each with FUZZ_RUNS random inputs. TikTok's answers are in packages/tiktok-login.
const RUNS = { numRuns: Number(process.env.FUZZ_RUNS || 200) };
vi.setConfig({ testTimeout: 60_000 });

const check = <T>(input: fc.Arbitrary<T>, holds: (value: T) => void) =>
  fc.assert(fc.property(input, holds), RUNS);

const text = fc.string({ unit: "binary", maxLength: 200 });
const header = fc.string({ unit: "grapheme-ascii", maxLength: 200 });

it("Accept-Language leads to a language that numbers can be written in", () =>
  check(header, (sent) => {
    expect(new Intl.NumberFormat(preferredLocale(sent)).format(1)).not.toBe("");
  }));

it("User-Agent leads to the name of a device, and not to a long one", () => {
  const phone = (model: string) => `Mozilla/5.0 (Linux; Android 13; ${model} Build/1) ${model}`;
  return check(fc.oneof(text, header, header.map(phone)), (userAgent) => {
    const { text: name } = deviceName(userAgent);
    expect(name).not.toBe("");
    expect(name.length).toBeLessThan(400);
  });
});

it("an environment is accepted, or refused without repeating a value", () =>
  check(fc.dictionary(fc.constantFrom(...variableNames), text), (source) => {
    try {
      readEnv(source);
    } catch (error) {
      const { message } = error as Error;
      for (const value of Object.values(source))
        if (value.trim().length > 12) expect(message).not.toContain(value);
    }
  }));
