/** A body with one link after the other. */
export const linkTo = (...hrefs: string[]) => ({
  type: "doc",
  content: hrefs.map((href) => ({
    type: "paragraph",
    content: [{ type: "text", text: "Mehr dazu", marks: [{ type: "link", attrs: { href } }] }],
  })),
});
