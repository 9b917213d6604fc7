// The door of people: who is here, signing up inside other forms, and what others do when somebody leaves.

export { SignUpFieldset } from "./pages/sign-up-fields.tsx";
export { mustBeSomebody } from "./policy.ts";
export { demoLinks, ensureSession, prepareSignUp, speakTo, welcome } from "./routes.tsx";
export { langField, nameField, signUpFields } from "./schema.ts";
export {
  findVisit,
  type SignedUp,
  type SigningUp,
  signUp,
  whenArriving,
  whenLeaving,
} from "./service.ts";
export { changeProfile, namesOf, type Profile, profileOf } from "./store.ts";
