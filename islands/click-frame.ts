/**
 * <click-frame frame size load loads>: content of another house, shown here once a reader asks for it. Before the click
 * nothing is asked of anybody; the frame may run scripts and play, and do nothing to this page.
 */
class ClickFrame extends HTMLElement {
  connectedCallback(): void {
    const link = this.querySelector("a");
    if (!link || this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "text-link";
    button.textContent = this.getAttribute("load");
    const note = document.createElement("p");
    note.className = "small";
    note.textContent = this.getAttribute("loads");
    button.addEventListener("click", () => {
      const frame = this.frame(link.textContent ?? "");
      note.remove();
      // What plays now needs no picture of itself.
      this.querySelector("picture")?.remove();
      button.replaceWith(frame);
      // Whoever came by keyboard goes on from there.
      frame.focus();
    });
    link.after(button, note);
  }

  private frame(title: string): HTMLIFrameElement {
    const frame = document.createElement("iframe");
    const size = this.getAttribute("size") ?? "";
    frame.title = title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
    frame.style.cssText = "display:block;width:100%;border:0";
    frame.style[size.endsWith("px") ? "height" : "aspectRatio"] = size;
    frame.src = this.getAttribute("frame") ?? "";
    return frame;
  }
}

customElements.define("click-frame", ClickFrame);
