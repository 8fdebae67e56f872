import { texts } from "#components/ui/voice.ts";
import type { Named } from "#lib/articles.ts";
import { paths } from "#lib/paths.ts";

/** Topics as a line of words. */
export function TopicLine({ topics }: { topics: Named[] }) {
  const t = texts();
  return (
    <nav aria-labelledby="topics" className="flex flex-wrap items-baseline gap-x-6 border-y border-line py-2">
      <h2 id="topics" className="small py-2 font-bold">
        {t("front.topics")}
      </h2>
      <ul className="contents">
        {topics.map((topic) => (
          <li key={topic.slug}>
            <a className="headline quiet-link block py-1.5 text-[1.125rem]" href={paths.topic(topic)}>
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
