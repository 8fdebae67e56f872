import { codeOf, problemText } from "#app/admin/refused.ts";
import { storeLogo } from "#db/logo-files.ts";
import { ImageError } from "#lib/images.ts";
import { makeLogo } from "#lib/logo.ts";
import type { Admin } from "#lib/proof.ts";
import { fieldsOf, type SettingName, type SettingPart } from "#lib/setting-fields.ts";

type Texts = Partial<Record<SettingName, string[]>>;
/** What the form's files mean for its texts, and what is wrong with those that mean nothing. */
type Brought = { texts: Texts; problems: Record<string, string> };

/**
 * Logos come as files beside the texts: `logo.file`, and `logo.none` for the name's letters again. One that is taken
 * is in the store before the form is, and stays chosen should something else in it not fit.
 */
export async function takeLogos(admin: Admin, part: SettingPart, form: FormData): Promise<Brought> {
  const brought: Brought = { texts: {}, problems: {} };
  for (const [name, field] of fieldsOf(part)) {
    if (field.kind !== "logo") continue;
    const file = form.get(`${name}.file`);
    if (file instanceof File && file.size > 0) {
      try {
        const logo = await makeLogo(Buffer.from(await file.arrayBuffer()));
        brought.texts[name] = [JSON.stringify(await storeLogo(admin, logo))];
      } catch (error) {
        const code = error instanceof ImageError ? error.code : codeOf(error);
        brought.problems[name] = await problemText(code, "logoDesk");
      }
    } else if (form.get(`${name}.none`) === "on") brought.texts[name] = [""];
  }
  return brought;
}
