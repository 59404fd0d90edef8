/* The draft keeps itself: a moment after the last change, one request at a time, the newest words
   always. Whatever fails is said in one line, with the way out; what is not kept is warned about
   on leaving. */

import { Failure, send } from "./server.js";

const REST_MS = 1200;
const RETRY_MS = [3_000, 10_000, 30_000];
// What a browser still sends for a page that is being left.
const KEEPALIVE_BYTES_MAX = 60_000;
const BYTES_OF_CHARACTER = 3;
const CONFLICT = 409;

/**
 * Keep a form.
 *
 * ``read`` gives its value and mistakes, ``normal`` a value of the server as ``read`` would give
 * it. ``tell(state, words)`` says how it stands: ``saved``, ``waiting``, ``saving``, ``partly`` or
 * ``failed``. ``settle(base, theirs)`` is asked when somebody else has saved since ``base``: it
 * brings both together in the form and gives true, or false where the person put the choice off.
 */
export function keeper({ address, revision, read, normal, tell, settle, isComposing }) {
  let kept = JSON.stringify(read().value);
  let timer = 0;
  let failures = 0;
  let running = null;
  // Between the answer that somebody else has saved and the person's choice nothing is sent.
  let conflict = false;

  const differs = () => JSON.stringify(read().value) !== kept;

  function changed() {
    if (conflict) {
      return;
    }
    clearTimeout(timer);
    if (!differs()) {
      tellKept("没有未保存的改动");
      return;
    }
    tell("waiting", "有未保存的改动");
    timer = setTimeout(save, REST_MS);
  }

  /** Save now; what changes meanwhile is saved after. */
  async function save({ keepalive = false } = {}) {
    clearTimeout(timer);
    // The end of composing is a change as well.
    if (running || isComposing()) {
      return;
    }
    running = true;
    try {
      await saveOnce(keepalive);
    } finally {
      running = false;
    }
    if (failures === 0 && differs()) {
      changed();
    }
  }

  async function saveOnce(keepalive) {
    const form = read().value;
    const text = JSON.stringify(form);
    tell("saving", "正在保存");
    try {
      const told = await send(
        address,
        { revision, form },
        { keepalive: keepalive && text.length * BYTES_OF_CHARACTER < KEEPALIVE_BYTES_MAX },
      );
      ({ revision } = told);
      kept = text;
      failures = 0;
      conflict = false;
      if (told.merged) {
        await settled(told);
      }
      tellKept(`已保存 ${new Date(told.saved_at).toLocaleTimeString("zh-CN", { hour12: false })}`);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      await failed(error);
    }
  }

  async function failed(error) {
    failures += 1;
    tell("failed", `未能保存：${error.message}`, error);
    if (error.status === CONFLICT && error.told.form) {
      await settled(error.told);
    } else if (error.passes) {
      timer = setTimeout(save, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
    }
  }

  async function settled(theirs) {
    conflict = true;
    if (await settle(JSON.parse(kept), theirs)) {
      conflict = false;
      ({ revision } = theirs);
      kept = JSON.stringify(normal(theirs.form));
      failures = 0;
      changed();
    }
  }

  /** Say that all is kept, but for what cannot be read. */
  function tellKept(words) {
    const { length } = read().mistakes;
    if (length > 0) {
      tell("partly", `${words}；有${length}栏看不懂，没有保存，请改正`);
    } else {
      tell("saved", words);
    }
  }

  addEventListener("beforeunload", (event) => {
    if (differs() || read().mistakes.length > 0) {
      event.preventDefault();
    }
  });
  // Connected again, or back from signing in elsewhere.
  const again = () => failures > 0 && !conflict && differs() && save();
  addEventListener("online", again);
  addEventListener("focus", again);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      again();
    } else if (!conflict && differs()) {
      save({ keepalive: true });
    }
  });

  return { changed, save };
}
