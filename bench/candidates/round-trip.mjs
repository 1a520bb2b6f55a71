// The least that anything can take: one request of one node, and nothing done with the answer.
const response = await fetch(`${process.env.GITHUB_API_URL}/round-trip`);
await response.json();
