// The door of the photos module for everybody else.

export { photoAnswer, pictureAnswer } from "./routes.tsx";
export { largestUpload } from "./rules.ts";
export { developPhoto, keepPhoto } from "./service.ts";
export { deletePhotos, type Photo } from "./store.ts";
