/** What comes back of a part of the settings that could not be saved. */
export type SettingState = {
  /** What is wrong with the form as a whole. */
  problem: string;
  /** What is wrong, by the setting's name. */
  problems: Record<string, string>;
  /** What was typed, by name; {} before anything was. */
  typed: Record<string, string[]>;
  /** What somebody else has saved meanwhile, where it is another thing than what was typed. */
  meanwhile: Record<string, string>;
  /** The mark that the next save is compared with; "" keeps the page's. */
  seen: string | null;
};

export const UNSAVED: SettingState = { problem: "", problems: {}, typed: {}, meanwhile: {}, seen: null };
