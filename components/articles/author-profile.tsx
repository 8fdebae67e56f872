import { texts } from "#components/ui/voice.ts";

type Author = {
  bio: string;
  beats: string[];
  contactEmail: string | null;
  links: { label: string; url: string }[];
};

/** Who this is, what they write about and how to reach them (B4). */
export function AuthorProfile({ author }: { author: Author }) {
  const t = texts();
  return (
    <>
      {author.bio && <p>{author.bio}</p>}
      <dl className="small mt-4 grid gap-x-4 gap-y-1 text-muted sm:grid-cols-[auto_1fr]">
        {author.beats.length > 0 && (
          <>
            <dt className="font-bold">{t("list.beats")}</dt>
            <dd>{author.beats.join(", ")}</dd>
          </>
        )}
        {author.contactEmail && (
          <>
            <dt className="font-bold">{t("list.contact")}</dt>
            <dd>
              <a className="text-link" href={`mailto:${author.contactEmail}`}>
                {author.contactEmail}
              </a>
            </dd>
          </>
        )}
        {author.links.length > 0 && (
          <>
            <dt className="font-bold">{t("list.profileLinks")}</dt>
            <dd>
              {author.links.map(({ label, url }) => (
                <a key={url} className="text-link mr-3" href={url} rel="me noopener">
                  {label}
                </a>
              ))}
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
