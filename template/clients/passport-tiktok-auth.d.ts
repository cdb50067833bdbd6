declare module "passport-tiktok-auth" {
  type Done = (error: Error | null, user: unknown) => void;
  type Verify = (access: string, refresh: string, profile: unknown, done: Done) => void;
  /** The package has no types. */
  export class Strategy {
    constructor(options: object, verify: Verify);
    authenticate(request: object, options: object): void;
  }
}
