// One file for article pages, where comments are written too: a request less.
import "./comment-draft.ts";

/**
 * <article-tools article title url label>: comfort at the end of an article, for browsers that run it. Offers the
 * system's own way to share where there is one, and says when a page that was prepared beforehand is really being
 * read: the server did not count it when it was fetched. Says which article, never who.
 */
class ArticleTools extends HTMLElement {
  connectedCallback(): void {
    this.offerSharing();
    const page = document as Document & { prerendering?: boolean };
    if (page.prerendering) document.addEventListener("prerenderingchange", this.tellReading, { once: true });
  }

  private offerSharing(): void {
    if (!navigator.share) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "text-link";
    button.textContent = this.getAttribute("label");
    button.addEventListener("click", () => {
      const { title } = document;
      // Whoever closes the system's dialog has changed their mind; that is no error.
      navigator.share({ title: this.title || title, url: this.getAttribute("url") ?? "" }).catch(() => {});
    });
    this.append(button);
  }

  private tellReading = (): void => {
    navigator.sendBeacon(`/api/views?article=${this.getAttribute("article")}`);
  };
}

customElements.define("article-tools", ArticleTools);
