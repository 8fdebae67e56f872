FROM node:24-slim AS build
WORKDIR /depesche
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Neither needs a database: pages are rendered when they are asked for.
RUN npm run build && npm prune --omit=dev && rm -rf .next/cache .next/reports

FROM node:24-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
WORKDIR /depesche
# The code stays root's: the portal writes to /data only.
COPY --from=build /depesche ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# The server itself is process 1, so that a stop reaches it; the build is in the image.
CMD ["node", ".next/portal/server.mjs"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
