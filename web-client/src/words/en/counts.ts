/** Numbers of things, with the word for them. */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
export const students = (count: number) => plural(count, "student");
export const teams = (count: number) => plural(count, "team");
