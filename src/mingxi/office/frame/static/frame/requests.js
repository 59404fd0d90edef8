/* Live parts of pages: htmx asks with the token against forged requests, and failures speak. */

const UNSAFE = /^(post|put|patch|delete)$/i;

document.addEventListener("htmx:configRequest", ({ detail }) => {
  if (UNSAFE.test(detail.verb)) {
    detail.headers["X-CSRFToken"] = document.body.dataset.csrf;
  }
});
