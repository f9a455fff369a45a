/** An option's name as a command line writes it: `devKeys` is `--dev-keys`. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
