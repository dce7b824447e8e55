/* What the pages of a result can do better with JavaScript; without it everything works too. */
(() => {
  "use strict";
  const all = () => [...document.querySelectorAll("main details")];
  const shown = (selector, deed) => {
    const button = document.querySelector(selector);
    if (!button) return;
    button.hidden = false;
    button.addEventListener("click", deed);
  };
  shown("[data-unfold]", () => all().forEach((one) => { one.open = true; }));
  shown("[data-print]", () => print());
  // On paper nothing stays folded; afterwards the screen is as it was.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all().filter((one) => !one.open);
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();
