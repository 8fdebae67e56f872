import { storyHead, storyPage } from "./story-page.tsx";

export const generateMetadata = storyHead(false);
export default storyPage(false);
