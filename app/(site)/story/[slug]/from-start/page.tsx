import { storyHead, storyPage } from "../story-page.tsx";

export const generateMetadata = storyHead(true);
export default storyPage(true);
