import { GraphQLError } from 'graphql';

/** The marks Linear puts on its errors, in `extensions`. */
export interface ErrorMarks {
  type: string;
  code: string;
  statusCode: number;
  userPresentableMessage: string;
  meta?: unknown;
}

/** An error as Linear words it in a reply. */
export function linearError(message: string, marks: Partial<ErrorMarks>): GraphQLError {
  return new GraphQLError(message, { extensions: { ...marks, userError: true } });
}

/** An argument that Linear does not take. `message` says which. */
export function invalidInput(message: string, userPresentableMessage = message): GraphQLError {
  return linearError(message, {
    type: 'invalid input',
    code: 'INPUT_ERROR',
    statusCode: 400,
    userPresentableMessage,
  });
}

/** `entity` is the type's name, such as `Issue`. */
export function notFound(entity: string): GraphQLError {
  return invalidInput(`Entity not found: ${entity}`, `Could not find the ${entity} you asked for.`);
}
