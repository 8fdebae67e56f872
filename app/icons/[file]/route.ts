import { notFoundResponse } from "#lib/http.ts";
import { APP_ICON_SIZES } from "#lib/manifest.ts";
import { paths } from "#lib/paths.ts";
import { answerIcon } from "../answer-icon.ts";

type Context = { params: Promise<{ file: string }> };

export async function GET(_: Request, { params }: Context) {
  const { file } = await params;
  const size = APP_ICON_SIZES.find((one) => paths.appIcon(one).endsWith(`/${file}`));
  return size ? answerIcon(size) : notFoundResponse();
}
