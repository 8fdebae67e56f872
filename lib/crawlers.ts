/**
 * Programs that fetch pages for language models, by the names under which their makers say that they honour
 * robots.txt (as of November 2026). Which of them comes is in the front's log; a name that is missing here is one
 * line in a change of this list.
 */
export const AI_CRAWLERS = {
  /** Take texts to train models on, or to hand them on for that. */
  training: [
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GoogleOther",
    "GPTBot",
    "ImagesiftBot",
    "Meta-ExternalAgent",
    "omgili",
    "PanguBot",
    "Timpibot",
  ],
  /** Look something up while somebody asks a question, and name where it stands. */
  answering: [
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "DuckAssistBot",
    "Meta-ExternalFetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "Perplexity-User",
    "PerplexityBot",
    "YouBot",
  ],
} as const;
