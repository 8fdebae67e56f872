import type { ReactNode } from "react";
import type { Paper } from "#components/mail/paper.ts";
import type { Calendar } from "#lib/dates.ts";
import type { Translate } from "#lib/i18n.ts";
import type { MailContent, MailKind } from "#lib/mails.ts";
import type { Site } from "#lib/site.ts";

/** What every template is given besides what it says. */
export type Desk = {
  t: Translate;
  site: Site;
  locale: Site["locale"];
  calendar: Calendar;
  paper: Paper;
  /** A path of the portal as an address for a mail. */
  url: (path: string) => string;
  /** When the mail was written. */
  date: Date;
};

/** A mail before it is set: the frame is the same for all. */
export type Letter = {
  subject: string;
  kicker: string;
  title: string;
  /** What lists of mails show beside the subject; the title where there is nothing better. */
  preview?: string;
  body: ReactNode;
  /** The body begins with words of the newsroom's own, which greet or do not. */
  hasOwnGreeting?: boolean;
  /** Where one press ends mails of this kind (rule ML1). */
  unsubscribePath?: string;
  /** Where everything that this address gets is listed; with what somebody subscribed to. */
  managePath?: string;
};

export type Of<Kind extends MailKind> = Extract<MailContent, { kind: Kind }>;
export type Template<Kind extends MailKind> = (content: Of<Kind>, desk: Desk) => Letter;
