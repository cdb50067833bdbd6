import { isOn, SWITCHES } from "../../control/switches";
import type { Settings } from "../../state/settings";

/** Behaviour that has changed or that reports disagree on, with the current choice pressed. */
export function switchesSection(settings: Settings): string {
  const groups = SWITCHES.map(({ title, positions }, index) => {
    const buttons = positions.map((position) => {
      const { name, label } = position;
      return `<button id="${name}" formaction="/_emulator/actions/${name}" aria-pressed="${isOn(position, settings)}">${label}</button>`;
    });
    const other = positions.some((position) => isOn(position, settings))
      ? ""
      : '<small class="soft">Another value was set over HTTP.</small>';
    return `<div class="switch" role="group" aria-labelledby="switch-${index}"><h3 id="switch-${index}">${title}</h3>
<form method="post" class="tools">${buttons.join("")}</form>${other}</div>`;
  });
  return `<section aria-labelledby="switches"><h2 id="switches">How it behaves</h2>${groups.join("")}
<form method="post" action="/_emulator/reset"><button id="reset">Reset everything</button></form></section>`;
}
