import type { Site } from "#lib/site.ts";

type Reservation = { location: string; "tdm-reservation": 1; "tdm-policy"?: string };

/**
 * The house's rights in text and data mining (UrhG § 44b Abs. 3, Directive (EU) 2019/790 art. 4), in the words of the
 * TDM Reservation Protocol (W3C Community Group). @returns null where nothing is reserved
 */
export function tdmReservation({ settings }: Site): Reservation[] | null {
  if (!settings.tdmReservation) return null;
  return [
    {
      location: "/",
      "tdm-reservation": 1,
      ...(settings.tdmPolicyUrl !== "" && { "tdm-policy": settings.tdmPolicyUrl }),
    },
  ];
}

/** The same for the head of a page. */
export function tdmMeta(site: Site): Record<string, string> | undefined {
  const [reserved] = tdmReservation(site) ?? [];
  if (!reserved) return undefined;
  const policy = reserved["tdm-policy"];
  return { "tdm-reservation": "1", ...(policy !== undefined && { "tdm-policy": policy }) };
}
