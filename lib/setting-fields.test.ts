import { describe, expect, it } from "vitest";
import {
  fieldsOf,
  readSetting,
  SET_ELSEWHERE,
  SETTING_PART_NAMES,
  type SettingField,
  textsOf,
} from "#lib/setting-fields.ts";
import { siteSettings } from "#lib/settings.ts";

const all = SETTING_PART_NAMES.flatMap(fieldsOf);

describe("the settings' forms", () => {
  it("have a field for every setting, once, unless another desk has", () => {
    const names = Object.keys(siteSettings.shape).filter((name) => !SET_ELSEWHERE.includes(name));
    expect(all.map(([name]) => name as string).sort()).toEqual(names.sort());
  });

  it("give back what stands in them", () => {
    const logo = { key: `ab/ab${"0".repeat(30)}.svg`, width: 300, height: 60 };
    const settings = siteSettings.parse({ paidDomains: ["a.de", "b.de"], pendingMails: true, logo });
    for (const [name, field] of all)
      expect(readSetting(field, textsOf(field, settings[name])), name).toEqual(settings[name]);
  });

  it.each<[SettingField, string[], unknown]>([
    [{ kind: "number", max: 9 }, [" 7 "], 7],
    [{ kind: "number", max: 9 }, [""], null],
    [{ kind: "number", max: 9 }, ["sieben"], Number.NaN],
    [{ kind: "switch" }, [], false],
    [{ kind: "lines" }, ["a.de\r\n\n b.de \na.de"], ["a.de", "b.de"]],
    [{ kind: "choices", options: ["editor", "admin"] }, ["admin", "root"], ["admin"]],
    [{ kind: "logo", dark: false }, [""], null],
    [{ kind: "logo", dark: false }, ["{"], "{"],
  ])("%j reads %j", (field, texts, value) => {
    expect(readSetting(field, texts)).toEqual(value);
  });
});

describe("settings", () => {
  it.each([
    ["supportUrl", "javascript:alert(1)"],
    ["googleNewsUrl", "news.google.com"],
    ["contactEmail", "post"],
    ["paidDomains", ["ein haus"]],
    ["paidParams", ["a=b"]],
    ["commentDays", 0.5],
    ["accentHue", null],
    ["logo", { key: "../x.svg", width: 1, height: 1 }],
    ["logoDark", "{"],
    ["timeZone", "Mars/Base"],
    ["secondFactorRoles", ["root"]],
    ["name", "x".repeat(81)],
  ] as const)("%s is not %j", (name, value) => {
    expect(siteSettings.shape[name].safeParse(value).success).toBe(false);
  });
});
