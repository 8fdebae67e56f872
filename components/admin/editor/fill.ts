/** "{words} Wörter" → "312 Wörter": the editor's texts travel to the browser as they are written. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
