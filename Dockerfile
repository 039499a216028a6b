# The app with Debian's Chromium to print with. Runs as a user of its own, writes to /data and /tmp alone.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Node and a browser come with the image: those that travel in packages are left out of it.
RUN npm ci --omit=dev --no-audit --no-fund \
    && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@sparticuz

FROM node:24-bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium tini \
    && rm -rf /var/lib/apt/lists/* \
    && install -d -o node -g node -m 700 /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY src ./src
COPY adapters ./adapters
COPY cards ./cards
COPY manifests ./manifests
ENV NODE_ENV=production \
    CHROMIUM_PATH=/usr/bin/chromium \
    DATA_DIR=/data \
    HOME=/tmp \
    NODE_COMPILE_CACHE=/tmp/compile-cache
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself, not npm: it is told when to stop, and ends what is under way first.
ENTRYPOINT ["tini", "--", "node", "--max-semi-space-size=8", "--max-old-space-size=256", "--require", "./src/preload.cjs", "src/main.ts"]
CMD ["start"]
