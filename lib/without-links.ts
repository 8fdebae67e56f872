/**
 * A stranger's text for a mail of ours, its addresses replaced: mail programs make links of them by themselves,
 * and the mail would lead away from the portal (rule ML6). Bare names count where their end is in one case
 * ("name.example", "NAME.EXAMPLE"): after a full stop without a space a sentence begins with a capital.
 */
const NAME = String.raw`[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*`;
const ADDRESS = new RegExp(
  [
    String.raw`\b(?:[a-zA-Z][a-zA-Z\d+.-]*:\/\/|[wW]{3}\.|[mM][aA][iI][lL][tT][oO]:)\S+`,
    String.raw`\b${NAME}\.\p{L}{2,}(?:\/\S*|:\d+\S*)`,
    String.raw`\b[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]+)*\.(?:\p{Ll}{2,24}|\p{Lu}{2,24})(?![\p{L}\p{N}])`,
  ].join("|"),
  "gu",
);

export const withoutLinks = (text: string, instead: string): string => text.replace(ADDRESS, instead);
