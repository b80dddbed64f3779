# The settings that the specification lists.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                  = "whatsapp-saas-staging"
  role_prefix           = "whatsapp-saas-staging-us-east-1"
  subnet_ids            = ["subnet-0a", "subnet-0b"]
  security_group_id     = "sg-0123456789abcdef0"
  engine_version        = "15"
  instance_class        = "db.t3.micro"
  db_name               = "whatsapp_saas"
  username              = "staging"
  password              = "correct-horse-battery"
  password_version      = 1
  port                  = 5432
  allocated_storage     = 20
  max_allocated_storage = 50
  backup_retention_days = 7
  backup_window         = "03:00-04:00"
  maintenance_window    = "mon:04:00-mon:05:00"
  skip_final_snapshot   = true
  log_retention_days    = 7
  log_kms_key_id        = null
}

run "storage_is_encrypted_and_the_server_private" {
  command = plan

  module {
    source = "../../modules/database"
  }

  assert {
    condition     = aws_db_instance.this.storage_encrypted && aws_db_instance.this.storage_type == "gp3"
    error_message = "Storage is ${aws_db_instance.this.storage_type}, encrypted: ${aws_db_instance.this.storage_encrypted}."
  }

  assert {
    condition     = !aws_db_instance.this.publicly_accessible && !aws_db_instance.this.multi_az && !aws_db_instance.this.deletion_protection
    error_message = "The instance is public, in two zones or protected from deletion."
  }

  assert {
    condition     = aws_db_instance.this.monitoring_interval == 60 && !aws_db_instance.this.performance_insights_enabled && aws_db_instance.this.auto_minor_version_upgrade
    error_message = "Monitoring or upgrades are not those of the specification."
  }

  assert {
    condition     = aws_db_instance.this.enabled_cloudwatch_logs_exports == toset(["postgresql", "upgrade"])
    error_message = "Exported logs: ${join(", ", aws_db_instance.this.enabled_cloudwatch_logs_exports)}."
  }

  assert {
    condition     = one([for parameter in aws_db_parameter_group.this.parameter : parameter.value if parameter.name == "rds.force_ssl"]) == "1"
    error_message = "Connections without TLS are let in."
  }

  assert {
    condition     = aws_db_instance.this.password == null && aws_db_instance.this.password_wo == null
    error_message = "The password stands in the plan."
  }
}

run "an_exact_version_keeps_the_family_of_its_major" {
  command = plan

  module {
    source = "../../modules/database"
  }

  variables {
    engine_version = "15.4"
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "postgres15" && aws_db_instance.this.engine_version == "15.4"
    error_message = "Version ${aws_db_instance.this.engine_version} with family ${aws_db_parameter_group.this.family}."
  }
}

run "a_missing_password_is_refused" {
  command = plan

  module {
    source = "../../modules/database"
  }

  variables {
    password = null
  }

  expect_failures = [aws_db_instance.this]
}
