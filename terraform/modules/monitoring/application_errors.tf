locals {
  # Custom metrics live in a namespace of the environment, so that they need no dimension to be told apart.
  metric_namespace = "StagingTools/${var.name}"
  error_metric     = "ApplicationErrors"

  # Structured lines by their level (words, or the numbers of pino and bunyan where 50 is error), plain lines by
  # the word. Capital words in structured lines are found by the second filter.
  error_patterns = {
    structured = "{ ($.level = \"error\") || ($.level = \"fatal\") || ($.level >= 50) }"
    plain      = "?ERROR ?FATAL"
  }
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  for_each = local.error_patterns

  name           = "${var.name}-errors-${each.key}"
  log_group_name = var.application_log_group_name
  pattern        = each.value

  metric_transformation {
    namespace = local.metric_namespace
    name      = local.error_metric
    value     = "1"
    unit      = "Count"
  }
}

resource "aws_cloudwatch_metric_alarm" "application_errors" {
  alarm_name          = "${var.name}-application-errors"
  alarm_description   = "At least ${var.error_threshold} errors in ${var.application_log_group_name} within 5 minutes"
  namespace           = local.metric_namespace
  metric_name         = local.error_metric
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.error_threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alerts.arn]
  ok_actions          = [aws_sns_topic.alerts.arn]
}

# Watched by ECS while it deploys, and by nobody else: ECS waits as long as the alarm looks back before it calls a deployment complete, so this
# one looks back a minute.
resource "aws_cloudwatch_metric_alarm" "deployment_errors" {
  alarm_name          = "${var.name}-deployment-errors"
  alarm_description   = "At least ${var.error_threshold} errors in ${var.application_log_group_name} within a minute; a deployment under way is rolled back"
  namespace           = local.metric_namespace
  metric_name         = local.error_metric
  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = var.error_threshold
  treat_missing_data  = "notBreaching"
}
