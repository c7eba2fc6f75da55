// Where the app answers: found from the address of the bundle that this is part of (api/map.js), so that
// it holds in the page's frame, in an embedded map and under any base path. A map that stands alone has no app to ask.
(function () {
  "use strict";
  const dateline = (window.dateline = window.dateline || {});
  const own = document.currentScript && document.currentScript.src;
  const root = own ? new URL("../", own).href : "";

  dateline.address = (path) => root + path;
  dateline.api = (path) => dateline.address("api/" + path);

  dateline.ask = async function (path, signal) {
    const answer = await fetch(dateline.api(path), { signal });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
})();
