import { jsonLd } from "#lib/structured-data/json-ld.ts";

/** What the page says, for machines: data, not code, so the content security policy has no say in it. */
export function JsonLd({ data }: { data: object }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape quotes and break the JSON; jsonLd() leaves no "<".
      dangerouslySetInnerHTML={{ __html: jsonLd(data) }}
    />
  );
}
