import { expect, it } from "vitest";
import { sendPing } from "#lib/send-ping.ts";

const content = { type: "application/json", body: "{}" };

it.each([
  ["http://8.8.8.8/", "address: 8.8.8.8"],
  ["https://127.0.0.1/", "internal: 127.0.0.1"],
  ["https://localhost/", "internal: localhost"],
  ["https://192.168.0.1/", "internal: 192.168.0.1"],
  ["https://[::ffff:10.0.0.1]/", "internal: [::ffff:a00:1]"],
  ["https://169.254.169.254/latest", "internal: 169.254.169.254"],
  ["https://a:b@hub.example/", "address: https://a:b@hub.example/"],
])("nothing is sent to %s", async (target, answer) => {
  expect(await sendPing(target, content, {})).toEqual({
    outcome: "refused",
    status: null,
    answer,
    until: null,
  });
});

it("comes again where nobody is", async () => {
  expect(await sendPing("https://no-such-host.invalid/", content, {})).toMatchObject({
    outcome: "later",
    status: null,
  });
});
