export const SPECULATION_RULES_PATH = "/speculation-rules.json";

/** The media type that browsers insist on (WICG Speculation Rules, "Speculation-Rules" header). */
export const SPECULATION_RULES_TYPE = "application/speculationrules+json";

/**
 * Which links a browser may open before they are clicked: pages that are the same for everyone and change nothing.
 * "Moderate" waits until a pointer rests on a link or presses it, so what is prepared is mostly what is read.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: {
              href_matches: [
                "/admin*",
                "/api/*",
                "/account*",
                "/login*",
                "/subscri*",
                "/unsubscribe*",
                "/push",
                "/report*",
                "/comments/*",
                "/media/*",
                "/*.xml",
              ],
            },
          },
          { not: { selector_matches: "[rel~=nofollow], [download], [target]" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
});
