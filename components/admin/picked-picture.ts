/** A picture of the library that a form names; 0 pixels of it before it is chosen. */
export type PickedPicture = { id: number; alt: string; src: string | null };
