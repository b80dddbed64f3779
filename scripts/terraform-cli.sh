# Gives terraform a provider mirror of this machine when there is one. Usage: . terraform-cli.sh FOLDER
# FOLDER takes the configuration file. The engine follows the same rule (Engine/Terraform/ProviderMirror).
# shellcheck shell=bash
if [ -n "${TF_CLI_CONFIG_FILE:-}" ] && [ ! -f "$TF_CLI_CONFIG_FILE" ]; then unset TF_CLI_CONFIG_FILE; fi
if [ -z "${TF_CLI_CONFIG_FILE:-}" ]; then
    for mirror in "${STAGINGTOOLS_PROVIDER_MIRROR:-}" /opt/*/registry.terraform.io; do
        mirror="${mirror%/registry.terraform.io}"
        if [ -n "$mirror" ] && [ -d "$mirror/registry.terraform.io" ]; then
            printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror" >"$1/terraform.rc"
            export TF_CLI_CONFIG_FILE="$1/terraform.rc"
            break
        fi
    done
fi
