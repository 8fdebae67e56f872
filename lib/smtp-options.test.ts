import { expect, it } from "vitest";
import { smtpOptions } from "#lib/smtp-options.ts";

const usual = { requireTLS: false, tls: { rejectUnauthorized: true } };

it("reads what stands in the address", () => {
  expect(smtpOptions("smtps://post%40news.example:g%3Ah%2F@mail.example")).toEqual({
    ...usual,
    host: "mail.example",
    port: 465,
    secure: true,
    auth: { user: "post@news.example", pass: "g:h/" },
  });
  expect(smtpOptions("smtp://127.0.0.1:2525")).toEqual({
    ...usual,
    host: "127.0.0.1",
    port: 2525,
    secure: false,
  });
  expect(smtpOptions("smtp://[::1]")).toMatchObject({ host: "::1", port: 587 });
  expect(smtpOptions("smtp://relay?requireTLS=true&verify=false")).toMatchObject({
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  });
});
