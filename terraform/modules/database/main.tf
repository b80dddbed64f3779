locals {
  identifier = "${var.name}-db"
  major      = split(".", var.engine_version)[0]
}

resource "aws_db_subnet_group" "this" {
  name        = local.identifier
  description = "Subnets of ${local.identifier}"
  subnet_ids  = var.subnet_ids
}

resource "aws_db_parameter_group" "this" {
  name        = "${local.identifier}-postgres${local.major}"
  family      = "postgres${local.major}"
  description = "Settings of ${local.identifier}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  # Milliseconds. Slow statements are what a staging log is read for; anything lower drowns the week's budget.
  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  # Bind values are data; the log gets the statement without them.
  parameter {
    name  = "log_parameter_max_length"
    value = "0"
  }

  parameter {
    name  = "log_lock_waits"
    value = "1"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_instance" "this" {
  identifier = local.identifier

  engine                     = "postgres"
  engine_version             = var.engine_version
  auto_minor_version_upgrade = true
  instance_class             = var.instance_class
  parameter_group_name       = aws_db_parameter_group.this.name

  db_name  = var.db_name
  username = var.username
  port     = var.port

  # Write-only: the password reaches RDS and stands in neither plan nor state. RDS gets it again when the
  # version changes. A destroy needs no password, but its plan wants the argument.
  password_wo         = var.password == null ? "" : var.password
  password_wo_version = var.password_version

  storage_type          = "gp3"
  storage_encrypted     = true
  allocated_storage     = var.allocated_storage
  max_allocated_storage = var.max_allocated_storage

  multi_az               = false
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [var.security_group_id]

  backup_retention_period = var.backup_retention_days
  backup_window           = var.backup_window
  maintenance_window      = var.maintenance_window
  copy_tags_to_snapshot   = true
  apply_immediately       = true

  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.monitoring.arn
  performance_insights_enabled    = false
  enabled_cloudwatch_logs_exports = keys(aws_cloudwatch_log_group.export)

  deletion_protection = false

  # The removal makes the final snapshot itself and waits until it is available before it destroys: a snapshot
  # that fails then stops the removal instead of being noticed after it.
  # Who destroys by hand lets RDS make it; the time of creation keeps its name free of an earlier one's.
  skip_final_snapshot       = var.skip_final_snapshot
  final_snapshot_identifier = "${local.identifier}-final-${formatdate("YYYYMMDDhhmmss", plantimestamp())}"

  depends_on = [aws_iam_role_policy_attachment.monitoring]

  lifecycle {
    ignore_changes = [final_snapshot_identifier]

    precondition {
      condition     = var.password != null
      error_message = "db_password has no value. Give it in the environment as TF_VAR_db_password, at plan and at apply."
    }
  }
}
