import { expect, it } from "vitest";
import { makeVapidKeys } from "#lib/push.ts";
import { sendPush } from "#lib/send-push.ts";
import { makePushBrowser } from "#lib/testing/push-browser.ts";

const message = {
  title: "Brücke gesperrt",
  body: "",
  path: "/",
  tag: "article-1",
  end: { topics: [], label: "", done: "", failed: "" },
};
const sender = { keys: makeVapidKeys(), contact: "mailto:post@zeitung.example", timeout: 2_000 };
const outcomeAt = (endpoint: string) => sendPush(makePushBrowser(endpoint).target, message, sender);

it.each([
  ["http://8.8.8.8/box", "address: 8.8.8.8"],
  ["http://127.0.0.1/box", "address: 127.0.0.1"],
  ["https://127.0.0.1/box", "internal: 127.0.0.1"],
  ["https://localhost/box", "internal: localhost"],
  ["https://[::ffff:10.0.0.1]/box", "internal: [::ffff:a00:1]"],
  ["https://169.254.169.254/box", "internal: 169.254.169.254"],
  ["https://a:b@push.example/box", "address: https://a:b@push.example/box"],
])("nothing is sent to %s", async (endpoint, why) => {
  expect(await outcomeAt(endpoint)).toEqual({ kind: "refused", why });
});

it("comes again where nobody is, and never with keys that seal nothing", async () => {
  expect(await outcomeAt("https://no-such-host.invalid/")).toMatchObject({ kind: "later", until: null });
  const { target } = makePushBrowser("https://push.example/box");
  const broken = { ...target, keys: { ...target.keys, p256dh: "AAAA" } };
  expect((await sendPush(broken, message, sender)).kind).toBe("refused");
});
