# docker build -t tiktok-login --build-arg AUTH_URL=https://your.domain . && docker run -p 3000:3000 --env-file .env.production.local tiktok-login
# With a database, first: docker run --rm --env-file .env.production.local tiktok-login node lib/database/migrate.mjs
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/tiktok-emulator/package.json packages/tiktok-emulator/
COPY packages/tiktok-login/package.json packages/tiktok-login/
RUN npm ci
COPY . .
# The build writes both into static pages: the scopes into the demo, the address into canonical links and Open Graph tags.
ARG TIKTOK_SCOPES
ARG AUTH_URL
RUN npm run build:standalone

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 NEXT_TELEMETRY_DISABLED=1
# The files belong to root: the server writes none, and its user can change none.
COPY --from=build /app/.next/standalone ./
USER node
EXPOSE 3000
# 503: the database is down, and restarting this container would not help.
HEALTHCHECK --interval=30s --timeout=5s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok, status }) => process.exit(ok || status === 503 ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
