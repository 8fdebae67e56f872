import { appealDecision, appealReceipt } from "#components/mail/appeal.tsx";
import { correction, discussion } from "#components/mail/article-news.tsx";
import { colleague } from "#components/mail/colleague.tsx";
import { commentApproved, commentPending } from "#components/mail/comment-news.tsx";
import { commentRejected } from "#components/mail/comment-rejected.tsx";
import { commentReply } from "#components/mail/comment-reply.tsx";
import { deletionDone, deletionRequested } from "#components/mail/deletion.tsx";
import { emailChangeNew, emailChangeOld } from "#components/mail/email-change.tsx";
import type { Desk, Letter, Template } from "#components/mail/letter.ts";
import { news } from "#components/mail/news.tsx";
import { newsletter } from "#components/mail/newsletter.tsx";
import { noticeDecision, noticeReceipt } from "#components/mail/notice.tsx";
import { overdue } from "#components/mail/overdue.tsx";
import { restriction, restrictionLifted } from "#components/mail/restriction.tsx";
import { setUp } from "#components/mail/set-up.tsx";
import { signIn } from "#components/mail/sign-in.tsx";
import { subscribeConfirm, subscribedAlready } from "#components/mail/subscribing.tsx";
import type { MailContent, MailKind } from "#lib/mails.ts";

const TEMPLATES: { [Kind in MailKind]: Template<Kind> } = {
  "sign-in": signIn,
  "set-up": setUp,
  "email-change-old": emailChangeOld,
  "email-change-new": emailChangeNew,
  "comment-pending": commentPending,
  "comment-approved": commentApproved,
  "comment-rejected": commentRejected,
  "comment-reply": commentReply,
  restriction,
  "restriction-lifted": restrictionLifted,
  "notice-receipt": noticeReceipt,
  "notice-decision": noticeDecision,
  "appeal-receipt": appealReceipt,
  "appeal-decision": appealDecision,
  colleague,
  overdue,
  "subscribe-confirm": subscribeConfirm,
  "subscribed-already": subscribedAlready,
  news,
  correction,
  discussion,
  newsletter,
  "deletion-requested": deletionRequested,
  "deletion-done": deletionDone,
};

export function letterOf(content: MailContent, desk: Desk): Letter {
  const write = TEMPLATES[content.kind] as (content: MailContent, desk: Desk) => Letter;
  return write(content, desk);
}
