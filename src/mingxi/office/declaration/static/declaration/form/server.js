/* What is asked of the server: to check the form, to keep it. Failures come as sentences. */

const FAILURES = {
  403: "您没有修改这份申报的权限，或者登录状态已变。请在新窗口重新登录，再回到这里保存。",
  404: "这份申报已经不在了，或者不在您能看到的范围之内。请先把写的内容复制留存。",
  413: "内容太大，超过了一次保存的上限。请精简文字，或者把清单改为附件。",
  500: "系统出了错，这次没有保存。请稍后再试；一直如此的，请告诉系统管理员。",
  503: "系统暂时不能使用，可能正在维护。内容还在本页，恢复后会自动再存。",
};
const AWAY = "没有连上服务器，请检查网络。内容还在本页，连上后会自动再存。";
const SIGNED_OUT = "登录已过期。请在新窗口重新登录，再回到这里保存；内容还在本页。";

/** The server could not do it; the message says why and what to do. ``passes`` by itself? */
export class Failure extends Error {
  constructor(message, { status = 0, told = {}, passes = false } = {}) {
    super(message);
    Object.assign(this, { status, told, passes });
  }
}

/** Send JSON and give the JSON of the answer; raises Failure, or AbortError where aborted. */
export async function send(address, content, { signal, keepalive = false } = {}) {
  const answer = await posted(address, content, { signal, keepalive });
  if (answer.status === 403 && (await renewedToken())) {
    return answered(await posted(address, content, { signal }));
  }
  return answered(answer);
}

async function posted(address, content, { signal, keepalive }) {
  return fetched(address, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "X-CSRFToken": document.body.dataset.csrf,
    },
    body: JSON.stringify(content),
    signal,
    keepalive,
  });
}

async function fetched(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Failure(AWAY, { passes: true });
  }
}

function refuseSignedOut(answer) {
  if (answer.redirected && new URL(answer.url).pathname === document.body.dataset.signIn) {
    throw new Failure(SIGNED_OUT, { status: 401 });
  }
}

async function answered(answer) {
  refuseSignedOut(answer);
  const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
  const told = isJson ? await answer.json() : {};
  if (!answer.ok) {
    const words = told.message ? `${told.message}${told.mend ?? ""}` : FAILURES[answer.status];
    const passes = answer.status >= 500;
    throw new Failure(words ?? FAILURES[500], { status: answer.status, told, passes });
  }
  return told;
}

/** Whoever signed in again elsewhere has a new token; this page, asked for anew, tells it. */
async function renewedToken() {
  const answer = await fetched(location.href, { headers: { Accept: "text/html" } });
  refuseSignedOut(answer);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const { csrf } = page.body.dataset;
  if (answer.redirected || !csrf) {
    return false;
  }
  document.body.dataset.csrf = csrf;
  return true;
}
