import type { IssueFormTexts } from "#components/admin/newsletter/issue-texts.ts";
import type { DeskItem } from "#db/newsletter-desk.ts";

type Props = {
  items: DeskItem[];
  values: Record<string, string>;
  /** A second press would be made on what is being changed. */
  isBusy: boolean;
  texts: IssueFormTexts;
};

/** The articles of an issue in their order: own words, places, the way out. Its buttons belong to the form around it. */
export function IssueItems({ items, values, isBusy, texts }: Props) {
  const named = (text: string, title: string) => text.replace("{title}", title);
  return (
    <section aria-labelledby="items">
      <h2 id="items">{texts.items}</h2>
      {items.length === 0 && <p className="empty">{texts.noItems}</p>}
      <ol className="issue-items">
        {items.map(({ articleId, title, section, standfirst, line, isPaid, isLive }, at) => (
          <li key={articleId}>
            <p className="muted">
              {isPaid ? <strong>{texts.paid}</strong> : section}
              {!isLive && <span className="is-unseen"> · {texts.unseen}</span>}
            </p>
            <h3>{title}</h3>
            <input
              name={`line-${articleId}`}
              aria-label={named(texts.line, title)}
              maxLength={300}
              placeholder={standfirst.slice(0, 120) || texts.lineHelp}
              defaultValue={values[`line-${articleId}`] ?? line}
            />
            <div className="issue-moves">
              <button
                type="submit"
                name="do"
                id={`up-${articleId}`}
                value={`up-${articleId}`}
                aria-label={named(texts.up, title)}
                disabled={isBusy || at === 0}
              >
                ↑
              </button>
              <button
                type="submit"
                name="do"
                id={`down-${articleId}`}
                value={`down-${articleId}`}
                aria-label={named(texts.down, title)}
                disabled={isBusy || at === items.length - 1}
              >
                ↓
              </button>
              <button
                type="submit"
                className="quiet"
                name="do"
                value={`remove-${articleId}`}
                aria-label={named(texts.remove, title)}
                disabled={isBusy}
              >
                {texts.takeOut}
              </button>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
