import { writeStaticPolicies } from "./static-policies";

writeStaticPolicies();
