# The server, for docker-compose.yml. PostgreSQL is another container: give its address in DRILLMASTER_DB_URL.
# Other base images, for example from a registry of your own: --build-arg BUILD_IMAGE=… --build-arg RUNTIME_IMAGE=…
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-25
ARG RUNTIME_IMAGE=eclipse-temurin:25-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN mvn -B -Ddist package

FROM ${RUNTIME_IMAGE}
RUN useradd --system --uid 10001 --home-dir /var/lib/drillmaster --create-home --shell /usr/sbin/nologin drillmaster
# The libraries change seldom, the program often: two layers.
COPY --from=build /src/server/target/lib /opt/drillmaster/lib
COPY --from=build /src/server/target/drillmaster.jar /opt/drillmaster/drillmaster.jar
# Inside a container every address is needed; docker-compose.yml decides what is published, and where.
ENV DRILLMASTER_HTTP_HOST=0.0.0.0 \
    DRILLMASTER_HTTP_PORT=8080 \
    DRILLMASTER_DNS_HOST=0.0.0.0 \
    DRILLMASTER_DNS_PORT=5353 \
    DRILLMASTER_DATA_DIR=/var/lib/drillmaster
USER drillmaster
WORKDIR /var/lib/drillmaster
VOLUME /var/lib/drillmaster
EXPOSE 8080/tcp 5353/udp 5353/tcp
# With bash alone, because a JRE image need not have curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz HTTP/1.0\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "-jar", "/opt/drillmaster/drillmaster.jar"]
CMD ["serve"]
