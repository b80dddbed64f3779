# RDS makes a missing log group without retention and leaves it behind when the instance goes; made here first,
# both have an end.
resource "aws_cloudwatch_log_group" "export" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${local.identifier}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_id
}
