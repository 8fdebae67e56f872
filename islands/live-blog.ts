/**
 * <live-blog article label-one label-many>: follows a live blog while it runs. The portal says only that something has changed
 * (server/live.ts); what it is comes from the page that everybody reads. New entries wait behind a button, so that
 * nothing moves under what is being read; entries that were changed or withdrawn are brought up to date in place.
 */
class LiveBlog extends HTMLElement {
  private source: EventSource | undefined;
  private list = this.querySelector("ol");
  private button = document.createElement("button");
  private waiting: Element[] = [];
  private isBehind = false;
  private isFetching = false;

  connectedCallback(): void {
    const article = this.getAttribute("article");
    if (!article || !this.list) return;
    this.button.type = "button";
    this.button.className = "text-link";
    this.button.hidden = true;
    this.button.addEventListener("click", () => this.show());
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.append(this.button);
    this.list.before(status);
    this.querySelector("[data-reload]")?.remove();

    this.source = new EventSource(`/live/${article}`);
    this.source.onmessage = () => this.changed();
    // What was missed while the line was down, or before it was up.
    this.source.onopen = () => this.changed();
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && this.isBehind) this.changed();
    });
  }

  disconnectedCallback(): void {
    this.source?.close();
  }

  /** One page at a time: an older answer must not come after a newer one. */
  private async changed(): Promise<void> {
    // Nobody looks: it is enough to look when somebody does.
    this.isBehind = document.hidden || this.isFetching;
    if (this.isBehind) return;
    this.isFetching = true;
    await this.update().catch(() => {});
    this.isFetching = false;
    if (this.isBehind) this.changed();
  }

  private async update(): Promise<void> {
    // A browser may show an old copy while it asks for a new one; this is about the new one.
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("live-blog");
    if (!page) return;
    const entries = [...page.querySelectorAll("ol > li")];
    for (const entry of entries) {
      const known = document.getElementById(entry.id);
      if (known && known.innerHTML !== entry.innerHTML) known.replaceWith(document.adoptNode(entry));
    }
    const newest = entries.map(({ id }) => id);
    const oldest = entries.at(-1)?.id ?? "";
    // Gone from the newest page though younger than its oldest entry: withdrawn.
    for (const known of this.list?.children ?? [])
      if (numberOf(known.id) > numberOf(oldest) && !newest.includes(known.id)) known.remove();
    this.waiting = entries.filter(({ id }) => !document.getElementById(id));
    this.button.hidden = this.waiting.length === 0;
    const words = this.getAttribute(this.waiting.length === 1 ? "label-one" : "label-many") ?? "";
    this.button.textContent = words.replace("#", `${this.waiting.length}`);
    if (!page.hasAttribute("article")) this.source?.close();
  }

  private show(): void {
    const [first] = this.waiting;
    this.list?.prepend(...this.waiting.map((entry) => document.adoptNode(entry)));
    this.waiting = [];
    this.button.hidden = true;
    if (first instanceof HTMLElement) {
      first.tabIndex = -1;
      first.focus();
    }
  }
}

const numberOf = (id: string) => Number(id.replace("entry-", ""));

customElements.define("live-blog", LiveBlog);
