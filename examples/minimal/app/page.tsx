export default function Home() {
  return (
    <main>
      <h1>Sign in with TikTok</h1>
      <p>
        <a href="/profile">Your profile</a>
      </p>
    </main>
  );
}
