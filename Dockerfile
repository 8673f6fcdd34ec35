# One image for every service; the command says which. Built from the distribution that
# `./parley --version` or `mvn package` leaves in cli/target/parley, so that no step needs the network.
ARG JRE_IMAGE=eclipse-temurin:17-jre
FROM ${JRE_IMAGE}
COPY cli/target/parley/lib /opt/parley/lib
COPY feeds.opml /opt/parley/feeds.opml
ENV JAVA_OPTS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
USER 65534:65534
WORKDIR /tmp
EXPOSE 8080 9464
ENTRYPOINT ["sh", "-c", "exec java $JAVA_OPTS -Dparley.home=/opt/parley -cp '/opt/parley/lib/*' org.parley.cli.Parley \"$@\"", "parley"]
CMD ["--help"]
