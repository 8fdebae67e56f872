/**
 * <comment-draft>: keeps what is being typed in the form around it in this tab, in case the page is left or the
 * browser dies, and puts it back into an empty field. Nothing is kept before somebody types, and nothing once the
 * comment has arrived: its sender is then led to it (#comment-…).
 */
class CommentDraft extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest("form");
    const field = form?.querySelector("textarea");
    if (!form || !field) return;
    const { articleId, parentId = "" } = Object.fromEntries(new FormData(form));
    const key = `draft ${articleId} ${parentId}`;
    // What was sent and led elsewhere has come back, or was never taken.
    if (location.hash.startsWith("#comment-")) sessionStorage.removeItem(sessionStorage.sent);
    sessionStorage.removeItem("sent");
    field.value ||= sessionStorage[key] ?? "";
    field.addEventListener("input", () => {
      sessionStorage[key] = field.value;
    });
    form.addEventListener("submit", () => {
      sessionStorage.sent = key;
    });
  }
}

// Browsers that keep nothing say so by throwing.
try {
  if (sessionStorage) customElements.define("comment-draft", CommentDraft);
} catch {}
