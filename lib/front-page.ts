import type { Named, Teaser } from "#lib/articles.ts";

export type FrontPage = {
  lead: Teaser | null;
  second: Teaser[];
  ticker: Teaser[];
  sections: { section: Named & { id: number }; lead: Teaser; rest: Teaser[] }[];
  /** A ranking: it may repeat what stands above. */
  mostRead: Teaser[];
  topics: Named[];
};

export const FRONT_PAGE = { second: 3, ticker: 10, sectionRest: 3, mostRead: 5, topics: 12 };

/** How many of the newest compete for the lead: further back a picture does not outweigh age. */
const LEAD_CHOICE = 6;

/** As much of an article as placing it takes. `sectionId` is the top section that it belongs to. */
export type Candidate = { id: number; sectionId: number; hasPicture: boolean; sponsored: boolean };

/** Live articles that an editor pinned, by place; places whose pin has expired are not in it. */
export type Pins = { lead?: Candidate | undefined; second: (Candidate | undefined)[] };

export type Places<C extends Candidate = Candidate> = {
  lead: C | null;
  second: C[];
  ticker: C[];
  sections: { sectionId: number; lead: C; rest: C[] }[];
};

/**
 * Who stands where on the front page. Pins first, the rest fills itself, and nobody stands there twice.
 * @param newest articles by time, newest first: enough for lead, second rank and ticker
 * @param bySection per section in the order of the page, newest first; a section with nothing left is not shown
 */
export function fillFrontPage(
  pins: Pins,
  newest: readonly Candidate[],
  bySection: readonly { sectionId: number; articles: readonly Candidate[] }[],
): Places {
  const placed = new Set<number>();
  const place = (candidate: Candidate): Candidate => {
    placed.add(candidate.id);
    return candidate;
  };
  const free = (candidates: readonly Candidate[]) => candidates.filter(({ id }) => !placed.has(id));
  /** Advertisements are placed by hand or stand in their lists; they never rise by themselves. */
  const editorial = () => free(newest).filter(({ sponsored }) => !sponsored);

  const pinnedLead = pins.lead && place(pins.lead);
  const pinnedSecond = pins.second.map((pin) => (pin && !placed.has(pin.id) ? place(pin) : undefined));
  const choice = editorial();
  const ownLead = withPicture(choice.slice(0, LEAD_CHOICE)) ?? choice[0];
  const lead = pinnedLead ?? (ownLead ? place(ownLead) : null);

  const second = Array.from({ length: FRONT_PAGE.second }, (_, rank) => {
    const pinned = pinnedSecond[rank];
    if (pinned) return pinned;
    const next = withPicture(editorial()) ?? editorial()[0];
    return next && place(next);
  }).filter((candidate) => candidate !== undefined);

  const ticker = free(newest).slice(0, FRONT_PAGE.ticker).map(place);
  const sections = bySection.flatMap(({ sectionId, articles }) => {
    const left = free(articles);
    const first = withPicture(left.slice(0, FRONT_PAGE.sectionRest + 1)) ?? left[0];
    if (!first) return [];
    place(first);
    return [{ sectionId, lead: first, rest: free(left).slice(0, FRONT_PAGE.sectionRest).map(place) }];
  });
  return { lead, second, ticker, sections };
}

const withPicture = (candidates: readonly Candidate[]) => candidates.find(({ hasPicture }) => hasPicture);

/** How many of a section's newest are enough: all that may already stand above, and its own. */
export const SECTION_CANDIDATES = 1 + FRONT_PAGE.second + FRONT_PAGE.ticker + 1 + FRONT_PAGE.sectionRest;

/** How many of the newest are enough for lead, second rank and ticker, with some room to prefer pictures. */
export const NEWEST_CANDIDATES = 30;
