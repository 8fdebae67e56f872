import type { OrderField } from "#components/admin/order/order-form.tsx";
import type { PartnerRules } from "#lib/feeds/partner.ts";
import type { Translate } from "#lib/i18n.ts";

type Filled = { name: string; rules: PartnerRules };

/** What a partner's feed is asked for by; the same for a new one and for one that is changed. */
export function partnerFields(t: Translate, { name, rules }: Filled): OrderField[] {
  const { choice } = rules;
  const slugs = (["section", "topic", "author", "story"] as const).map(
    (kind): OrderField => ({
      kind: "line",
      name: kind,
      label: t(`partnerDesk.choice.${kind}`),
      value: choice[kind].join(", "),
      maxLength: 2000,
    }),
  );
  return [
    { kind: "line", name: "name", label: t("partnerDesk.name"), value: name, required: true, maxLength: 80 },
    ...slugs.map((field, index) => (index === 0 ? { ...field, help: t("partnerDesk.choiceHelp") } : field)),
    { kind: "line", name: "q", label: t("partnerDesk.choice.q"), value: choice.q, maxLength: 200 },
    {
      kind: "choice",
      name: "text",
      label: t("partnerDesk.text"),
      value: rules.text,
      options: (["full", "summary"] as const).map((value) => ({
        value,
        label: t(`partnerDesk.texts.${value}`),
      })),
    },
    ...(["pictures", "paid", "credit"] as const).map(
      (flag): OrderField => ({
        kind: "check",
        name: flag,
        label: t(`partnerDesk.flag.${flag}`),
        checked: rules[flag],
      }),
    ),
    {
      kind: "line",
      name: "delayMinutes",
      label: t("partnerDesk.delay"),
      help: t("partnerDesk.delayHelp"),
      value: `${rules.delayMinutes}`,
      maxLength: 6,
    },
    { kind: "line", name: "size", label: t("partnerDesk.size"), value: `${rules.size}`, maxLength: 3 },
  ];
}
