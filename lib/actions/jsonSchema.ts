import type { Action } from "./action.ts";
import { ACTIONS } from "./catalogue.ts";

/** The JSON Schema of a calls file, for editors: every action with its arguments. */
export function callsJsonSchema(): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Concordat calls file",
    type: "object",
    properties: {
      $schema: { type: "string" },
      description: {
        type: "string",
        minLength: 1,
        description: "What the proposal is for; left out, its calls say it",
      },
      calls: {
        type: "array",
        description: "Actions and calls, carried out in this order or not at all",
        minItems: 1,
        items: { anyOf: [...ACTIONS.map(actionSchema), CALL] },
      },
    },
    required: ["calls"],
    additionalProperties: false,
  };
}

const CALL = {
  type: "object",
  description: "A call of a contract",
  properties: {
    call: { type: "string", description: "Contract.function, for example Seats.suspend" },
    args: { type: ["array", "object"], description: "Its arguments, in order or by name" },
  },
  required: ["call", "args"],
  additionalProperties: false,
};

function actionSchema({ name, description, parameters }: Action): object {
  const properties = parameters.map((parameter): [name: string, schema: object] => [
    parameter.name,
    { type: ["string", "number"], description: parameter.description },
  ]);
  const required = parameters.filter(({ isOptional }) => isOptional !== true).map((parameter) => parameter.name);
  return {
    type: "object",
    description,
    properties: {
      action: { const: name },
      args: { type: "object", properties: Object.fromEntries(properties), required, additionalProperties: false },
    },
    required: ["action", "args"],
    additionalProperties: false,
  };
}
