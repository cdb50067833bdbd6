import { signOut } from "@/auth";
import { sessions } from "@/lib/sessions";

async function signOutHere() {
  "use server";
  await signOut({ redirectTo: "/" });
}

export default async function Profile() {
  const { user, grant } = await sessions.require("/profile");
  const reading = grant && (await sessions.profile(grant));
  const { followers, likes } = reading?.data.stats ?? {};
  return (
    <main>
      {user.image && <img src={user.image} alt="" width={96} height={96} />}
      <h1>{user.name}</h1>
      {reading?.problem && (
        <p role="status">TikTok is not responding. This is what we read last.</p>
      )}
      {followers !== undefined && <p>{followers.toLocaleString("en")} followers</p>}
      {likes !== undefined && <p>{likes.toLocaleString("en")} likes</p>}
      <form action={signOutHere}>
        <button type="submit">Sign out</button>
      </form>
    </main>
  );
}
