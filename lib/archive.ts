/** `/archive/2026/11` → { year: 2026, month: 11 }; null for what is no month, "2026/1" and "2026/13" too. */
export function parseMonth({
  year,
  month,
}: {
  year: string;
  month: string;
}): { year: number; month: number } | null {
  if (!/^[12]\d{3}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month)) return null;
  return { year: Number(year), month: Number(month) };
}
