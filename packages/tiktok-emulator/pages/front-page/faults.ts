import { describeFault, FAULT_PRESETS } from "../../control/fault-presets";
import { ENDPOINTS, type Fault } from "../../state/fault";
import { escapeHtml } from "../html";

const PATHS = Object.fromEntries(Object.entries(ENDPOINTS).map(([path, name]) => [name, path]));

/** A form that adds a fault to an endpoint, and the faults that have not been used up. */
export function faultsSection(faults: Fault[]): string {
  const endpoints = Object.entries(PATHS).map(
    ([name, path]) => `<option value="${name}">${path}</option>`,
  );
  const kinds = Object.entries(FAULT_PRESETS).map(
    ([name, { label }]) => `<option value="${name}">${label}</option>`,
  );
  return `<section aria-labelledby="misbehave"><h2 id="misbehave">Make it misbehave</h2>
<form method="post" action="/_emulator/faults" class="fields">
<label>Endpoint <select name="endpoint">${endpoints.join("")}</select></label>
<label>What happens <select name="kind">${kinds.join("")}</select></label>
<label>For how many requests <input type="number" name="times" value="1" min="1" max="999" required></label>
<button>Add this fault</button></form>
<h3 id="faults">Active faults</h3>${activeFaults(faults)}</section>`;
}

function activeFaults(faults: Fault[]): string {
  if (faults.length === 0)
    return '<p class="soft">None. Every endpoint answers as TikTok does.</p>';
  const items = faults.map(
    (fault) =>
      `<li><code>${PATHS[fault.endpoint]}</code><small>${escapeHtml(describeFault(fault))} · ${timesText(fault.times)}</small></li>`,
  );
  return `<ol class="list">${items.join("")}</ol>
<form method="post" action="/_emulator/faults/clear"><button>Clear all faults</button></form>`;
}

function timesText(times: number): string {
  return times === 1 ? "once" : `${times} times`;
}
