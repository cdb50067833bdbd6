import { z } from "zod";

/** One route of the control API. */
export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With its parameters in braces. */
  path: string;
  summary: string;
  /** The parameters of the query. */
  query?: z.ZodObject;
  /** The JSON body, with an example that the server accepts at its start. */
  body?: z.ZodType;
  example?: Record<string, unknown>;
  /** The values that the path's parameter may have. */
  names?: readonly string[];
  /** The body of a successful answer. Absent: 204, without a body. */
  answer?: z.ZodType;
  /** What is refused, beside 403 for everything. */
  refusals?: { 400?: string; 404?: string };
}

export const text = z.string();
export const seconds = z.number().int();
export const scopes = z.array(z.string());
