# Credentials and endpoint come from the environment (profile, role, AWS_ENDPOINT_URL).
provider "aws" {
  region = var.aws_region

  default_tags {
    tags = local.tags
  }

  # The tools write them: whether the database holds masked data, and which DNS records lead to the environment.
  ignore_tags {
    keys = ["DataSanitized", "DnsRecords"]
  }
}
