import { text } from "node:stream/consumers";
import { type ArgsDef, type CommandDef, defineCommand, runMain } from "citty";
import { withDatabase } from "#db/open.ts";
import { addAccount, changeRole, listStaff, resetSecondFactor, signOutAccount } from "#db/staff.ts";
import { ROLES, type Role } from "#lib/capabilities.ts";
import { checkDisplayName } from "#lib/display-name.ts";
import { parseEmail } from "#lib/email-address.ts";
import { grantOperator } from "#lib/grant.ts";
import { isFitPassword } from "#lib/password.ts";
import { StartError } from "#lib/start-error.ts";

const operator = grantOperator("npm run user");
const email = { type: "positional", required: true, description: "e-mail address" } as const;

const add = defineCommand({
  meta: { name: "add", description: "Makes an account, or changes the one that has the address" },
  args: {
    email,
    role: { type: "string", description: ROLES.join(", "), default: "reader" },
    name: { type: "string", description: "the name beside comments", default: "" },
    "password-from-stdin": { type: "boolean", description: "read the password from standard input" },
  },
  run: ({ args }) =>
    answer(async () => {
      const account = { email: emailOf(args.email), role: roleOf(args.role), name: nameOf(args.name) };
      const password = args["password-from-stdin"] ? await readPassword() : null;
      await withDatabase(() => addAccount(operator, { ...account, password }));
      return `${account.email} is ${account.role} now.`;
    }),
});

const list = defineCommand({
  meta: { name: "list", description: "Shows everybody who may do more than read" },
  run: () =>
    answer(async () => {
      const staff = await withDatabase(listStaff);
      const lines = staff.map(({ role, email, name, hasPassword, hasSecondFactor }) => {
        const lacks = [!hasPassword && "no password", !hasSecondFactor && "no second factor"];
        return [role.padEnd(10), email, name, lacks.filter(Boolean).join(", ")].join("  ").trimEnd();
      });
      return lines.join("\n") || "Nobody yet.";
    }),
});

const role = defineCommand({
  meta: { name: "role", description: "Gives an account another role" },
  args: { email, role: { type: "positional", required: true, description: ROLES.join(", ") } },
  run: ({ args }) =>
    answer(() =>
      change(args.email, `${args.role} now`, (who) => changeRole(operator, who, roleOf(args.role))),
    ),
});

const signOut = defineCommand({
  meta: { name: "sign-out", description: "Ends every session of an account" },
  args: { email },
  run: ({ args }) => answer(() => change(args.email, "signed out", (who) => signOutAccount(operator, who))),
});

const resetFactor = defineCommand({
  meta: { name: "reset-second-factor", description: "Takes away a lost second factor" },
  args: { email },
  run: ({ args }) =>
    answer(() => change(args.email, "without a second factor", (who) => resetSecondFactor(operator, who))),
});

type Command = CommandDef<ArgsDef>;
await runMain(
  defineCommand({
    meta: { name: "user", description: "First aid for accounts" },
    subCommands: {
      add: add as Command,
      list: list as Command,
      role: role as Command,
      "sign-out": signOut as Command,
      "reset-second-factor": resetFactor as Command,
    },
  }),
);

/** Prints what was done, or the one sentence that says why not. */
async function answer(run: () => Promise<string>): Promise<void> {
  try {
    console.log(await run());
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function change(typed: string, done: string, write: (email: string) => Promise<boolean>) {
  const who = emailOf(typed);
  if (!(await withDatabase(() => write(who)))) throw new StartError(`Nobody has the address ${who}.`);
  return `${who} is ${done}.`;
}

function emailOf(typed: string): string {
  const email = parseEmail(typed);
  if (!email) throw new StartError(`"${typed}" is not an e-mail address.`);
  return email;
}

function roleOf(typed: string): Role {
  const role = ROLES.find((one) => one === typed);
  if (!role) throw new StartError(`--role must be one of ${ROLES.join(", ")} (it is "${typed}").`);
  return role;
}

/** The newsroom may speak for itself, so its own names are not reserved here. */
function nameOf(typed: string): string {
  const check = checkDisplayName(typed);
  if (typed === "" || check.ok || check.code === "reserved") return typed;
  throw new StartError(`--name does not fit: ${check.code}.`);
}

async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (!isFitPassword(password)) throw new StartError("The password must have 12 to 200 characters.");
  return password;
}
