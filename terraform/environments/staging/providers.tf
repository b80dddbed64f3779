# Credentials and endpoint come from the environment (profile, role, AWS_ENDPOINT_URL).
provider "aws" {
  region = var.aws_region

  default_tags {
    tags = local.tags
  }

  # The tools write them: whether the database holds masked data, which DNS records lead to the environment, what a
  # restore made and did, so that a run that stopped is found, and what became of a revision of the application.
  ignore_tags {
    keys = [
      "DataSanitized", "DnsRecords", "RestoredFrom", "RestoreRun", "RestoreSafety",
      "StagingToolsBy", "StagingToolsDeployment", "StagingToolsEndedAt", "StagingToolsImageTag", "StagingToolsOutcome",
    ]
  }
}
