type Named = { id: number; name: string };

type Props = {
  label: string;
  name: string;
  /** What stands first, for nothing chosen; without it something is. */
  none?: string;
  from: readonly Named[];
  /** An id, also as a form sends it. */
  chosen: number | string | null | undefined;
};

/** One of the newsroom's people or sections. */
export function Pick({ label, name, none, from, chosen }: Props) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={chosen ?? ""} required={none === undefined}>
        {none !== undefined && <option value="">{none}</option>}
        {from.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
