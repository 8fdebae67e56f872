/** The domain of "Depesche <post@news.example>". */
export const domainOf = (sender: string): string => /@([^@>\s]+)>?$/.exec(sender)?.[1]?.toLowerCase() ?? "";
