/* The payment plan asks for what the manner of each payment needs. */

import { fieldsOf } from "./fields.js";

// Which members of an instalment its manner asks for; what, item and manner are always there.
const ASKED = {
  once: ["first", "amount_fen"],
  monthly: ["first", "last", "amount_fen"],
  quarterly: ["first", "last", "amount_fen"],
  festival: ["occasion", "amount_fen"],
  on_acceptance: ["first", "occasion", "amount_fen"],
  as_incurred: ["first", "last", "occasion", "ceiling_fen"],
  other: ["first", "last", "occasion", "amount_fen"],
};
const BY_MANNER = new Set(Object.values(ASKED).flat());

/** Show of every instalment what its manner asks for, and whatever else is filled in. */
export function showAsked(form, rows) {
  for (const row of form.querySelectorAll("[data-scope].instalment")) {
    const asked = ASKED[rows.get(row).manner];
    for (const field of fieldsOf(row).filter(({ dataset }) => BY_MANNER.has(dataset.field))) {
      const isIdle = field.value === "" && field !== document.activeElement;
      field.closest(".field").hidden = isIdle && !asked.includes(field.dataset.field);
    }
  }
}
