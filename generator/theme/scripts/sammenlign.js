/*
 * Comparing job packages works without this script. It keeps the choice in the address, so that a
 * comparison can be sent to a colleague: ?p=lastbilchauffoer&p=postarbejder.
 */
(() => {
  "use strict";

  const table = document.querySelector("[data-sammenlign]");
  if (!table) {
    return;
  }
  const only = table.querySelector(".compare__switch");
  const boxes = [...table.querySelectorAll("[name=p]")];

  function readAddress() {
    const wanted = new URLSearchParams(location.search).getAll("p");
    for (const box of boxes) {
      box.checked = wanted.includes(box.value);
    }
    only.checked = boxes.filter((box) => box.checked).length > 1;
  }

  function writeAddress() {
    const url = new URL(location.href);
    url.search = new URLSearchParams(boxes.filter((box) => box.checked).map((box) => ["p", box.value]));
    try {
      history.replaceState(null, "", url);
    } catch {
      // Some browsers allow no new address on a disk: the page works without.
    }
  }

  table.addEventListener("change", writeAddress);
  readAddress();
})();
