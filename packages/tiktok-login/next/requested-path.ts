/** The request header in which middleware tells pages their own address. A browser cannot set it. */
export const REQUESTED_PATH = "x-requested-path";
