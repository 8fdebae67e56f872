export function Submit({ label }: { label: string }) {
  return (
    <button type="submit" className="button mt-5">
      {label}
    </button>
  );
}
