import { texts } from "#components/ui/voice.ts";

/** "Zu viele Versuche. In 12 Minuten geht es weiter." @param seconds until then */
export const waitText = (seconds: number): string =>
  texts()("login.wait", { minutes: Math.max(1, Math.ceil(seconds / 60)) });
