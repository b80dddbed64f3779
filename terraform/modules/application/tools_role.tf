# What StagingTools itself may do from a task in this network, such as a data sync between databases that nobody else reaches. The
# application has no part in it: its tasks run as another role.
locals {
  tools_folder = "stagingtools/in-vpc"
}

data "aws_iam_policy_document" "tools" {
  count = var.state_bucket == null ? 0 : 1

  # Rules in, report out: a folder of its own beside the states, which it may not read.
  statement {
    sid       = "ExchangeFiles"
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${var.state_bucket}/${local.tools_folder}/*"]
  }

  statement {
    sid     = "ReadSecrets"
    actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
    resources = [
      "arn:${local.partition}:secretsmanager:${local.region}:${local.account}:secret:${var.project}/${var.environment}/*",
      "arn:${local.partition}:secretsmanager:${local.region}:${local.account}:secret:${var.project}/production/*",
    ]
  }

  # The masking key, made when it is missing.
  statement {
    sid       = "MakeKey"
    actions   = ["secretsmanager:CreateSecret", "secretsmanager:TagResource"]
    resources = ["arn:${local.partition}:secretsmanager:${local.region}:${local.account}:secret:${var.project}/${var.environment}/*"]
  }

  # Whether there is room, and whether the data is sanitized.
  statement {
    sid       = "LookAtDatabases"
    actions   = ["rds:DescribeDBInstances", "cloudwatch:GetMetricStatistics"]
    resources = ["*"]
  }

  statement {
    sid       = "MarkDatabase"
    actions   = ["rds:AddTagsToResource"]
    resources = ["arn:${local.partition}:rds:${local.region}:${local.account}:db:${var.name}-*"]
  }

  statement {
    sid       = "Tell"
    actions   = ["sns:GetTopicAttributes", "sns:Publish"]
    resources = ["arn:${local.partition}:sns:${local.region}:${local.account}:${var.name}-alerts"]
  }
}

resource "aws_iam_role" "tools" {
  count = var.state_bucket == null ? 0 : 1

  name               = "${var.role_prefix}-tools"
  description        = "StagingTools in the network of ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.task_trust.json
}

resource "aws_iam_role_policy" "tools" {
  count = var.state_bucket == null ? 0 : 1

  name   = "sync-data"
  role   = aws_iam_role.tools[0].id
  policy = data.aws_iam_policy_document.tools[0].json
}
