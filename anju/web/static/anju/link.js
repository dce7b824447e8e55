/* The link to return with: taken out of the address where one arrives, copied where one keeps it. Without it all works too. */
(() => {
  "use strict";
  const field = document.querySelector("#return [name=link]");
  if (field && location.hash.length > 1) {
    field.value = location.href;
    // Out of the address bar and the history: what stands there is as good as the answers.
    history.replaceState(null, "", location.pathname);
  }
  const button = document.querySelector("[data-copy]");
  if (button && navigator.clipboard) {
    const said = document.getElementById("copied");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById("link").value);
      said.textContent = button.dataset.copy;
    });
  }
})();
