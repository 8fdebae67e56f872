/** Nothing: without a hook of its own Turbopack takes the portal's, further up, and runs its job workers in here. */
export function register(): void {}
