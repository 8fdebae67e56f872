/** So long nothing is typed before it is asked, in milliseconds. */
const PAUSE = 150;
/** Fewer letters begin too much. */
const FEWEST = 2;

type Suggestion = { kind: string; text: string; path: string };

/**
 * <search-suggest source label-one label-many topic author section word>: offers, while somebody types into the search field of its
 * form, what may be meant. A combobox as https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ has it; the list and its
 * lines are in the markup. Without it, and whatever fails, the field is a field.
 */
class SearchSuggest extends HTMLElement {
  private form = this.closest("form");
  private field = this.form?.querySelector<HTMLInputElement>("input[type=search]");
  private list = this.querySelector<HTMLElement>("[role=listbox]");
  private line = this.querySelector("template")?.content.firstElementChild;
  private status = this.querySelector("[role=status]");
  private offered: Suggestion[] = [];
  /** Which one is chosen; -1: what was typed. */
  private at = -1;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private question: AbortController | undefined;

  connectedCallback(): void {
    const { field, list } = this;
    if (!field || !list) return;
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", list.id);
    field.setAttribute("aria-expanded", "false");
    field.autocomplete = "off";
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event));
    field.addEventListener("blur", () => this.close());
    this.form?.addEventListener("submit", () => this.close());
    // The field keeps the focus, and on a phone its keyboard.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      if (option) this.choose([...list.children].indexOf(option));
    });
  }

  disconnectedCallback(): void {
    this.close();
  }

  private typed(): void {
    this.forget();
    const text = this.field?.value ?? "";
    if (text.trim().length < FEWEST) this.show([]);
    else this.pause = setTimeout(() => this.ask(text), PAUSE);
  }

  /** What was asked before is of no interest any more. */
  private forget(): void {
    clearTimeout(this.pause);
    this.question?.abort();
  }

  private async ask(text: string): Promise<void> {
    this.question = new AbortController();
    const { signal } = this.question;
    try {
      const answer = await fetch(`${this.getAttribute("source")}?q=${encodeURIComponent(text)}`, { signal });
      const offered: Suggestion[] = answer.ok ? await answer.json() : [];
      if (!signal.aborted && document.activeElement === this.field) this.show(offered);
    } catch {
      if (!signal.aborted) this.show([]);
    }
  }

  private show(offered: Suggestion[]): void {
    this.offered = offered;
    this.list?.replaceChildren(...offered.map((suggestion, index) => this.option(suggestion, index)));
    if (this.list) this.list.hidden = offered.length === 0;
    this.field?.setAttribute("aria-expanded", `${offered.length > 0}`);
    this.mark(-1);
    const words = this.getAttribute(offered.length === 1 ? "label-one" : "label-many") ?? "";
    if (this.status)
      this.status.textContent = offered.length > 0 ? words.replace("#", `${offered.length}`) : "";
  }

  private option({ kind, text }: Suggestion, index: number): Node {
    const option = this.line?.cloneNode(true) as HTMLElement;
    const [name, note] = option.children;
    option.id = `${this.list?.id}-${index}`;
    if (name) name.textContent = text;
    if (note) note.textContent = this.getAttribute(kind);
    return option;
  }

  private close(): void {
    this.forget();
    this.show([]);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const last = this.offered.length - 1;
    const isOpen = last >= 0;
    if (event.key === "ArrowDown" && isOpen) this.mark(this.at === last ? -1 : this.at + 1);
    else if (event.key === "ArrowUp" && isOpen) this.mark(this.at === -1 ? last : this.at - 1);
    else if (event.key === "ArrowDown") this.typed();
    else if (event.key === "Escape" && isOpen) this.close();
    else if (event.key === "Enter" && this.at >= 0) this.choose(this.at);
    else return;
    event.preventDefault();
  }

  private mark(at: number): void {
    this.at = at;
    for (const [index, option] of [...(this.list?.children ?? [])].entries()) {
      option.setAttribute("aria-selected", `${index === at}`);
      if (index !== at) continue;
      this.field?.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
    if (at < 0) this.field?.removeAttribute("aria-activedescendant");
  }

  /** A name leads to its page; a word is looked for, within what else the form says. */
  private choose(at: number): void {
    const suggestion = this.offered[at];
    if (!suggestion || !this.field) return;
    this.close();
    if (suggestion.kind === "word") {
      this.field.value = suggestion.text;
      this.form?.requestSubmit();
    } else location.assign(suggestion.path);
  }
}

customElements.define("search-suggest", SearchSuggest);
