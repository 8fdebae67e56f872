import type { Phase } from "#lib/screening/candidate.ts";
import { hold } from "#lib/screening/verdict.ts";

/** Nobody knows the person yet; a moderator welcomes or sees through them. */
export const firstComment: Phase = ({ sender }) => (sender.isFirstComment ? [hold("first-comment")] : []);
