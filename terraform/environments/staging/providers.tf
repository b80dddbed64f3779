# Credentials and endpoint come from the environment (profile, role, AWS_ENDPOINT_URL).
provider "aws" {
  region = var.aws_region

  default_tags {
    tags = local.tags
  }

  # Data syncs write it: whether the database holds masked data.
  ignore_tags {
    keys = ["DataSanitized"]
  }
}
