// Draws the live figures of a served page: the server asks the chapters' code as it is now.
"use strict";
{
  const { token } = document.querySelector("script[data-token]").dataset;
  // Tells this page from others. `crypto.randomUUID` is not there for pages of another machine.
  const page = Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");
  const headers = { "content-type": "application/json", "x-workbook-token": token, "x-workbook-page": page };
  // JSON has −0, `JSON.stringify` has not.
  const exact = (value) => Object.is(value, -0) ? "-0" : JSON.stringify(value);

  document.currentScript.ask = async (ask, figure, values, texts) => {
    const body = `{"ask":${JSON.stringify(ask)},"figure":${JSON.stringify(figure)},"values":[${values.map(exact)}],"texts":${JSON.stringify(texts)}}`;
    let response;
    try {
      response = await fetch("/_workbook/figures", { method: "POST", headers, body });
    } catch {
      throw Object.assign(new Error("the workbook does not answer; is it still running?"), { passing: true });
    }
    if (response.ok) return response.json();
    throw Object.assign(new Error((await response.text()).trim()), { passing: true });
  };
}
