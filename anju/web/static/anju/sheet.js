/* What the page can do better with JavaScript; without it everything works too. */
(() => {
  "use strict";
  const all = () => [...document.querySelectorAll("main details")];
  const unfold = document.querySelector("[data-unfold]");
  if (unfold) {
    unfold.hidden = false;
    unfold.addEventListener("click", () => all().forEach((one) => { one.open = true; }));
  }
  // On paper nothing stays folded; afterwards the screen is as it was.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all().filter((one) => !one.open);
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();
