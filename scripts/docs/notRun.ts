/** Commands of the pages that nobody runs to check the page, each with its reason. */
export const NOT_RUN: readonly { readonly command: RegExp; readonly reason: string }[] = [
  { command: /^npx -y -p node@/, reason: "changes the packages of the project" },
];
