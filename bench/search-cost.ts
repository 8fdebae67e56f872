export async function measureSearchCost(): Promise<void> {}
