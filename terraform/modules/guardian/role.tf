data "aws_iam_policy_document" "function_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

# It reads what use leaves behind and publishes one message. It can change nothing.
data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.this.arn}:*"]
  }

  statement {
    sid       = "FindState"
    actions   = ["s3:ListBucket"]
    resources = ["arn:${local.partition}:s3:::${var.state_bucket}"]
  }

  statement {
    sid       = "ReadState"
    actions   = ["s3:GetObject"]
    resources = ["arn:${local.partition}:s3:::${var.state_bucket}/${var.environment}/terraform.tfstate*"]
  }

  statement {
    sid       = "ReadService"
    actions   = ["ecs:DescribeServices", "ecs:DescribeTasks"]
    resources = [for kind in ["service", "task"] : "arn:${local.partition}:ecs:${local.region}:${local.account}:${kind}/${var.cluster_name}/*"]
  }

  statement {
    sid       = "ListTasks"
    actions   = ["ecs:ListTasks"]
    resources = ["*"]

    condition {
      test     = "ArnEquals"
      variable = "ecs:cluster"
      values   = ["arn:${local.partition}:ecs:${local.region}:${local.account}:cluster/${var.cluster_name}"]
    }
  }

  # None of these can be narrowed to one resource.
  statement {
    sid = "ReadUse"
    actions = [
      "cloudwatch:GetMetricStatistics",
      "ecs:DescribeTaskDefinition",
      "elasticache:DescribeCacheClusters",
      "rds:DescribeDBInstances",
    ]
    resources = ["*"]
  }

  statement {
    sid       = "Warn"
    actions   = ["sns:GetTopicAttributes", "sns:Publish"]
    resources = [var.alert_topic_arn]
  }
}

resource "aws_iam_role" "function" {
  name               = "${var.role_prefix}-guardian"
  description        = "What ${local.function} may do"
  assume_role_policy = data.aws_iam_policy_document.function_trust.json
}

resource "aws_iam_role_policy" "function" {
  name   = "read-and-warn"
  role   = aws_iam_role.function.id
  policy = data.aws_iam_policy_document.function.json
}
