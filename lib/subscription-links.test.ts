import { expect, it } from "vitest";
import { readSubscriptionToken, type SubscriptionLink, subscriptionToken } from "#lib/subscription-links.ts";

const links: SubscriptionLink[] = [
  { may: "confirm", subscriptionId: 12 },
  { may: "end", subscriptionIds: [12, 7, 900_000] },
  { may: "end-digest", subscriberId: 3, frequency: "weekly" },
  { may: "fewer", subscriptionId: 12 },
];

it.each(links)("brings back what it may: $may", (link) => {
  expect(readSubscriptionToken(subscriptionToken(link))).toEqual(link);
});

it("is good for nothing else, and a made-up one for nothing", () => {
  const token = subscriptionToken({ may: "confirm", subscriptionId: 12 });
  const [deed = "", hash = ""] = token.split(".");
  for (const made of [`e12.${hash}`, `c13.${hash}`, `${deed}.`, deed, "", ".", `${deed}.${hash}x`, "c1e9.x"])
    expect(readSubscriptionToken(made), made).toBeNull();
});
