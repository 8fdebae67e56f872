import Link from "next/link";
import { readDesk } from "#app/admin/desk.ts";
import { SettingForm } from "#components/admin/setting-form.tsx";
import type { ShownSetting } from "#components/admin/setting-input.tsx";
import { readSettingsPart } from "#db/settings-desk.ts";
import type { Role } from "#lib/capabilities.ts";
import type { Translate } from "#lib/i18n.ts";
import { MAX_LOGO_BYTES } from "#lib/logo.ts";
import { paths } from "#lib/paths.ts";
import type { Admin } from "#lib/proof.ts";
import {
  fieldsOf,
  SETTING_PART_NAMES,
  type SettingField,
  type SettingName,
  type SettingPart,
  textsOf,
} from "#lib/setting-fields.ts";
import { saveSettings } from "./actions.ts";
import "./settings.css";

type Props = { admin: Admin; part: SettingPart; done: boolean };

/** The settings, a part at a time. */
export async function SettingsPage({ admin, part, done }: Props) {
  const { t } = await readDesk();
  const fields = fieldsOf(part);
  const { settings, seen } = await readSettingsPart(
    admin,
    fields.map(([name]) => name),
  );
  return (
    <div className="page">
      <h1>{t("rail.link.settings")}</h1>
      <nav className="tabs" aria-label={t("houseDesk.parts")}>
        {SETTING_PART_NAMES.map((name) => (
          <Link
            key={name}
            href={paths.adminSettings(name)}
            aria-current={name === part ? "page" : undefined}
            prefetch={false}
          >
            {t(`houseDesk.part.${name}.title`)}
          </Link>
        ))}
      </nav>
      {done && (
        <p className="outcome" role="status">
          {t("houseDesk.done.saved")}
        </p>
      )}
      <h2>{t(`houseDesk.part.${part}.title`)}</h2>
      <p className="muted">{t(`houseDesk.part.${part}.intro`)}</p>
      <PartLinks part={part} t={t} />
      <SettingForm
        key={`${part} ${seen}`}
        save={saveSettings}
        part={part}
        seen={seen}
        texts={{ save: t("houseDesk.save") }}
        settings={fields.map(([name, field]) => shownOf(t, { name, field, value: settings[name] }))}
      />
    </div>
  );
}

/** What the law asks for stands on pages, which have a desk of their own. */
function PartLinks({ part, t }: { part: SettingPart; t: Translate }) {
  if (part !== "contact") return null;
  return (
    <p>
      <Link href={paths.adminPages()} prefetch={false}>
        {t("houseDesk.legalPages")}
      </Link>
    </p>
  );
}

type Setting = { name: SettingName; field: SettingField; value: unknown };

function shownOf(t: Translate, { name, field, value }: Setting): ShownSetting {
  return {
    name,
    field,
    label: t(`houseDesk.setting.${name}.label`),
    help: t(`houseDesk.setting.${name}.help`),
    texts: textsOf(field, value),
    options: optionsOf(t, field),
    ...(field.kind === "hue" && {
      hue: {
        kicker: t("houseDesk.hue.kicker"),
        headline: t("houseDesk.hue.headline"),
        light: t("houseDesk.hue.light"),
        dark: t("houseDesk.hue.dark"),
        contrast: t("houseDesk.hue.contrast"),
        decimal: t("houseDesk.hue.decimal") as "," | ".",
      },
    }),
    ...(field.kind === "logo" && {
      logo: {
        most: MAX_LOGO_BYTES,
        texts: {
          none: t(field.dark ? "logoDesk.noneDark" : "logoDesk.none"),
          now: t("logoDesk.now"),
          tooLarge: t("logoDesk.problem.too-large"),
        },
      },
    }),
  };
}

function optionsOf(t: Translate, field: SettingField): ShownSetting["options"] {
  if (field.kind === "zone")
    return Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value }));
  if (field.kind === "choice")
    return field.options.map((value) => ({
      value,
      label: t(`houseDesk.option.${value as "formal" | "informal" | "auto" | "de" | "en"}`),
    }));
  if (field.kind === "choices")
    return field.options.map((value) => ({ value, label: t(`admin.role.${value as Role}`) }));
  return [];
}
