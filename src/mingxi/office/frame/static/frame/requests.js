/* Live parts of pages (htmx): requests carry the token against forged ones, failures speak, and
   what a service wishes to say arrives as a toast (the event "toast" with text and tone). */

const UNSAFE = /^(post|put|patch|delete)$/i;
const FAILURES = {
  403: "您没有办理此事的权限，或者页面已经过期。请刷新页面再试。",
  404: "要找的内容已经不在了。请刷新页面。",
  409: "这项内容刚刚被别人改动过。请刷新页面后再办。",
  413: "提交的内容太大，没有保存。",
  503: "系统暂时不能使用，请过几分钟再试。",
};
const SECONDS_SHOWN = 8;

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (UNSAFE.test(detail.verb)) {
    detail.headers["X-CSRFToken"] = document.body.dataset.csrf;
  }
});

// Whose session has ended is led to the sign-in page, which must not land inside a part of this one.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { signIn } = document.body.dataset;
  const arrived = new URL(event.detail.xhr.responseURL || location.href).pathname;
  if (signIn && arrived === signIn && location.pathname !== signIn) {
    event.preventDefault();
    location.reload();
  }
});

document.addEventListener("htmx:responseError", ({ detail }) => {
  toast(FAILURES[detail.xhr.status] ?? "这次没有办成。请刷新页面，看看内容是否已经保存。", "error");
});

document.addEventListener("htmx:sendError", () => {
  toast("没有连上服务器，请检查网络后再试。", "error");
});

document.addEventListener("toast", ({ detail }) => toast(detail.text, detail.tone));

// The bar of an upload, where its form has one.
document.addEventListener("htmx:xhr:progress", ({ target, detail }) => {
  const bar = target.querySelector("progress[data-upload]");
  if (bar && detail.lengthComputable) {
    bar.hidden = false;
    bar.max = detail.total;
    bar.value = detail.loaded;
  }
});

function toast(text, tone = "info") {
  const shown = document.getElementById("toast").content.firstElementChild.cloneNode(true);
  shown.classList.add(`notice-${tone}`);
  shown.querySelector("p").textContent = text;
  shown.querySelector("button").addEventListener("click", () => shown.remove());
  document.getElementById("toasts").append(shown);
  // What went wrong stays until it has been read.
  if (tone !== "error") {
    setTimeout(() => shown.remove(), SECONDS_SHOWN * 1000);
  }
}
