# The command line with all that it runs: terraform and PostgreSQL's client programs. From the root of the repository:
#   docker build --tag stagingtools .
#   docker run --rm stagingtools get --help
# It holds no credentials and asks for none while it is built: they come from the role of the task or the job that runs it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props .editorconfig global.json ./
COPY src/ src/
RUN dotnet publish src/StagingTools.Cli/StagingTools.Cli.csproj --configuration Release --output /published

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS terraform
ARG TERRAFORM_VERSION=1.11.4
WORKDIR /terraform
RUN apt-get update && apt-get install --yes --no-install-recommends ca-certificates curl unzip
RUN archive="terraform_${TERRAFORM_VERSION}_linux_$(dpkg --print-architecture).zip" \
    && releases="https://releases.hashicorp.com/terraform/${TERRAFORM_VERSION}" \
    && curl --fail --silent --show-error --location --remote-name "$releases/$archive" \
    && curl --fail --silent --show-error --location --remote-name "$releases/terraform_${TERRAFORM_VERSION}_SHA256SUMS" \
    && grep "  $archive\$" "terraform_${TERRAFORM_VERSION}_SHA256SUMS" | sha256sum --check --strict - \
    && unzip -q "$archive" terraform \
    && ./terraform version

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# pg_dump refuses servers that are newer than itself, and a newer one writes what an older server does not read: so every version that RDS
# offers, from PostgreSQL's own repository.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates postgresql-common util-linux \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install --yes --no-install-recommends \
        postgresql-client-14 postgresql-client-15 postgresql-client-16 postgresql-client-17 postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=terraform /terraform/terraform /usr/local/bin/terraform
COPY --from=build /published/ /opt/stagingtools/lib/staging/
COPY terraform/ /opt/stagingtools/lib/staging/terraform/
COPY --chmod=755 scripts/staging.sh /opt/stagingtools/bin/staging
RUN ln -s /opt/stagingtools/bin/staging /usr/local/bin/staging \
    && mkdir /work && chown 1654:1654 /work
# Where outputs, logs and reports go: a volume or a bind mount keeps them.
WORKDIR /work
# A user without rights, by number, so that an orchestrator can see that it is not root.
USER 1654
ENV HOME=/work
# The exec form: SIGTERM reaches the command itself, which then ends what it has begun.
ENTRYPOINT ["staging"]
