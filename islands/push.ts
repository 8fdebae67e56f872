/** A browser that can be told; all others see nothing of it. */
const canBeTold = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

async function post(path: string, body: object): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
}

const proofOf = (subscription: PushSubscription) => {
  const { endpoint, keys } = subscription.toJSON();
  return { endpoint, auth: keys?.auth };
};

/** Asks the reader, then the browser's push service. null when the reader says no. */
async function subscribe(): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register("/push-worker.js");
  const [{ pushManager }, key] = await Promise.all([navigator.serviceWorker.ready, fetch("/push/key")]);
  const applicationServerKey = await key.text();
  const ask = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  // Asked for with other keys long ago: that mailbox is nobody's any more.
  return ask().catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return ask();
  });
}

/**
 * <push-follow kind subject label following manage denied failed>: offers to tell of what the page lists. Nothing is
 * asked, registered or kept before the click.
 */
class PushFollow extends HTMLElement {
  private status = document.createElement("span");

  connectedCallback(): void {
    if (!canBeTold) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small text-link py-1";
    button.textContent = this.getAttribute("label");
    button.addEventListener("click", async () => {
      button.disabled = true;
      const word = await this.follow().catch(() => "failed");
      button.disabled = false;
      if (word === "following") button.remove();
      this.say(word);
    });
    this.status.role = "status";
    this.status.className = "small text-muted";
    this.append(button, " ", this.status);
  }

  private async follow(): Promise<string> {
    const subscription = await subscribe();
    if (!subscription) return "denied";
    const [kind, ref] = [this.getAttribute("kind"), this.getAttribute("subject")];
    return (await post("/push/subscriptions", { subscription, kind, ref })).ok ? "following" : "failed";
  }

  private say(word: string): void {
    this.status.textContent = `${this.getAttribute(word)} `;
    if (word !== "following") return;
    const link = document.createElement("a");
    link.href = "/push";
    link.className = "text-link";
    link.textContent = this.getAttribute("manage");
    this.status.append(link);
  }
}

type Followed = { kind: string; ref: number; name: string; path: string };
type State = { topics: Followed[]; quietFrom: number | null; quietUntil: number | null };

/**
 * <push-desk none end saved failed>: what this browser is told of, and when it is not. Its <template> holds the list
 * and the form; which browser it is, only the browser itself can say.
 */
class PushDesk extends HTMLElement {
  private status = document.createElement("p");

  async connectedCallback(): Promise<void> {
    if (!canBeTold) return;
    this.status.role = "status";
    const registration = await navigator.serviceWorker.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    const answer = subscription && (await post("/push/mine", proofOf(subscription)).catch(() => null));
    if (subscription && answer?.ok) this.show(subscription, await answer.json());
    else this.say(answer === null && subscription ? "failed" : "none");
  }

  private say(word: string): void {
    this.status.textContent = this.getAttribute(word);
    if (!this.status.isConnected) this.replaceChildren(this.status);
  }

  private show(subscription: PushSubscription, { topics, quietFrom, quietUntil }: State): void {
    const content = this.querySelector("template")?.content;
    if (!content) return;
    this.replaceChildren(content, this.status);
    const list = this.querySelector("ul");
    list?.append(...topics.map((topic) => this.line(subscription, topic)));
    this.querySelector("[data-all]")?.addEventListener("click", () => this.end(subscription));
    const form = this.querySelector("form");
    if (!form) return;
    const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement;
    field("from").value = `${quietFrom ?? ""}`;
    field("until").value = `${quietUntil ?? ""}`;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const hour = (name: string) => (field(name).value === "" ? null : Number(field(name).value));
      const quiet = { quietFrom: hour("from"), quietUntil: hour("until") };
      const answer = await post("/push/quiet", { ...proofOf(subscription), ...quiet }).catch(() => null);
      this.say(answer?.ok ? "saved" : "failed");
    });
  }

  private line(subscription: PushSubscription, { kind, ref, name, path }: Followed): HTMLElement {
    const item = document.createElement("li");
    item.className = "flex justify-between gap-x-6 border-b border-line py-3";
    const link = document.createElement("a");
    link.href = path;
    link.textContent = name;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small text-link";
    button.textContent = this.getAttribute("end");
    button.setAttribute("aria-label", `${name}: ${button.textContent}`);
    button.addEventListener("click", () => this.end(subscription, { kind, ref }, item));
    item.append(link, button);
    return item;
  }

  /** Without a topic: everything. */
  private async end(subscription: PushSubscription, topic?: object, item?: Element): Promise<void> {
    const wish = { ...proofOf(subscription), ...(topic && { topics: [topic] }) };
    const answer = await post("/push/unsubscribe", wish).catch(() => null);
    if (!answer?.ok) return this.say("failed");
    item?.remove();
    if ((await answer.json()).left > 0) return this.say("saved");
    await subscription.unsubscribe();
    this.replaceChildren();
    this.status.remove();
    this.say("none");
  }
}

customElements.define("push-follow", PushFollow);
customElements.define("push-desk", PushDesk);
