import { ArticleList, ListHead } from "#components/articles/article-list.tsx";
import { ListSubscribe } from "#components/subscriptions/list-subscribe.tsx";
import { PushFollow } from "#components/subscriptions/push-follow.tsx";
import { ListColumn } from "#components/ui/list-column.tsx";
import { texts } from "#components/ui/voice.ts";
import type { Named, Paged, Teaser } from "#lib/articles.ts";
import { feedPath, paths } from "#lib/paths.ts";

type Section = Named & { id: number; description: string; trail: Named[]; children: Named[] };

export function SectionPage({ section, articles }: { section: Section; articles: Paged<Teaser> }) {
  const t = texts();
  const path = paths.section(section);
  const above = section.trail.filter(({ slug }) => slug !== section.slug);
  return (
    <ListColumn>
      <ListHead
        kicker={
          above.length > 0 &&
          above.map((parent) => (
            <a key={parent.slug} className="quiet-link" href={paths.section(parent)}>
              {parent.name}
            </a>
          ))
        }
        title={section.name}
        page={articles.page}
        intro={section.description}
        feed={feedPath(path)}
        follow={<PushFollow kind="section" id={section.id} name={section.name} />}
      >
        {section.children.length > 0 && (
          <nav aria-label={t("site.subsections")} className="mt-4">
            <ul className="flex flex-wrap gap-x-6">
              {section.children.map((child) => (
                <li key={child.slug}>
                  <a
                    className="headline quiet-link inline-block py-1 text-[1.1875rem]"
                    href={paths.section(child)}
                  >
                    {child.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </ListHead>
      <ArticleList articles={articles} path={path} kicker={section.children.length > 0} />
      <ListSubscribe kind="section" refId={section.id} name={section.name} />
    </ListColumn>
  );
}
