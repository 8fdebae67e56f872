/*
 * Shows what the portal pushes, and nothing else: it answers no request of a page (no fetch handler), keeps nothing
 * and reads nothing. Registered when a reader has asked to be told (islands/push.ts).
 */

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("push", (event) => {
  const message = readMessage(event.data);
  // A browser insists that every message is shown; one that cannot be read shows the portal's name.
  event.waitUntil(
    self.registration.showNotification(message.title || location.hostname, {
      body: message.body,
      tag: message.tag,
      icon: "/logo.png",
      data: { path: message.path, end: message.end },
      actions: message.end ? [{ action: "end", title: message.end.label }] : [],
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  const { path, end } = event.notification.data ?? {};
  event.notification.close();
  event.waitUntil(event.action === "end" && end ? endTopics(end) : open(path));
});

/** The browser's push service has given it another mailbox: what is followed comes along. */
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(move(event)));

function readMessage(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** Only ever an address of the portal's own. */
function open(path) {
  const url = new URL(path || "/", location.origin);
  return self.clients.openWindow(url.origin === location.origin ? url.href : "/");
}

/** The mailbox and its secret say whose topics these are: nobody has to be signed in. */
async function endTopics({ topics, done, failed }) {
  const subscription = await self.registration.pushManager.getSubscription();
  try {
    if (subscription) {
      const { left } = await post("/push/unsubscribe", { ...proofOf(subscription), topics });
      if (left === 0) await subscription.unsubscribe();
    }
    await self.registration.showNotification(done, { tag: "end", silent: true, data: { path: "/push" } });
  } catch {
    await self.registration.showNotification(failed, { tag: "end", data: { path: "/push" } });
  }
}

async function move({ oldSubscription, newSubscription }) {
  const before = oldSubscription?.options?.applicationServerKey;
  if (!before) return;
  const subscription =
    newSubscription ??
    (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: before }));
  await post("/push/moved", { old: proofOf(oldSubscription), subscription });
}

function proofOf(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint, auth: keys.auth };
}

async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
