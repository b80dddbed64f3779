data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  function  = "${var.name}-auto-destroy"
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.name
}

# Made before the function, which would otherwise make it without a retention.
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${local.function}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_id
}

resource "aws_lambda_function" "this" {
  function_name    = local.function
  description      = "Tells whether ${var.environment} of ${var.project} is idle, and warns before it is due for removal"
  role             = aws_iam_role.function.arn
  filename         = var.package
  source_code_hash = filebase64sha256(var.package)
  runtime          = "provided.al2023"
  handler          = "bootstrap"
  architectures    = ["x86_64"]
  memory_size      = 512
  timeout          = 300

  environment {
    variables = {
      STAGING_PROJECT     = var.project
      STAGING_ENVIRONMENT = var.environment
    }
  }

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy.function]
}

# It looks once a day: two days without a run mean that it does not run any more.
resource "aws_cloudwatch_metric_alarm" "silent" {
  alarm_name          = "${local.function}-silent"
  alarm_description   = "${local.function} has not run for 36 hours"
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  statistic           = "Sum"
  period              = 43200
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = [var.alert_topic_arn]
  ok_actions          = [var.alert_topic_arn]

  dimensions = {
    FunctionName = aws_lambda_function.this.function_name
  }
}
