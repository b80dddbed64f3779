# Bad input ends at the plan, by the name of the variable.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  db_password = "correct-horse-battery"
  admin_token = "0123456789abcdef0123456789abcdef"
}

run "bad_input_is_refused_by_the_name_of_its_variable" {
  command = plan

  variables {
    project                       = "whatsapp_saas"
    environment                   = "production"
    aws_region                    = "us-east-1a"
    expires_at                    = "next friday"
    auto_destroy_days             = 0.5
    db_password                   = "seven77"
    db_password_version           = 0
    admin_token                   = "0123456789abcdef0123456789abcde"
    secrets_version               = 1.5
    secrets_recovery_days         = 3
    third_party_secrets           = ["stripe-key"]
    restored_secrets              = { admin-token = "whatsapp-saas/staging/admin-token" }
    security_group_prefix         = "sg-shop-"
    allowed_http_cidrs            = ["0.0.0.0/33"]
    allowed_ssh_cidr              = "203.0.113.7"
    db_engine_version             = "8.0"
    db_instance_class             = "t3.micro"
    db_name                       = "whatsapp-saas"
    db_username                   = "admin"
    db_port                       = 80
    db_allocated_storage          = 10
    db_backup_retention_days      = 36
    db_backup_window              = "3-4"
    db_maintenance_window         = "Monday 4-5"
    cache_engine_version          = "7"
    cache_node_type               = "t3.micro"
    cache_port                    = 70000
    cache_snapshot_retention_days = 36
    cache_snapshot_window         = "24:00-25:00"
    cache_maintenance_window      = "mon:05:00"
    instance_type                 = "t4g.micro"
    container_image               = "an image"
    container_port                = 51678
    container_cpu                 = 64
    container_environment         = { DATABASE_URL = "postgresql://somewhere" }
    desired_count                 = -1
    image_repository_arns         = ["whatsapp-saas"]
    image_count                   = 0
    health_check_path             = "health"
    certificate_arn               = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    log_retention_days            = 8
    alert_email                   = "somebody"
    alerts_kms_key_id             = "alias/aws/sns"
    application_error_threshold   = 0
  }

  expect_failures = [
    var.project,
    var.environment,
    var.aws_region,
    var.expires_at,
    var.auto_destroy_days,
    var.db_password,
    var.db_password_version,
    var.admin_token,
    var.secrets_version,
    var.secrets_recovery_days,
    var.third_party_secrets,
    var.restored_secrets,
    var.security_group_prefix,
    var.allowed_http_cidrs,
    var.allowed_ssh_cidr,
    var.db_engine_version,
    var.db_instance_class,
    var.db_name,
    var.db_username,
    var.db_port,
    var.db_allocated_storage,
    var.db_backup_retention_days,
    var.db_backup_window,
    var.db_maintenance_window,
    var.cache_engine_version,
    var.cache_node_type,
    var.cache_port,
    var.cache_snapshot_retention_days,
    var.cache_snapshot_window,
    var.cache_maintenance_window,
    var.instance_type,
    var.container_image,
    var.container_port,
    var.container_cpu,
    var.container_environment,
    var.desired_count,
    var.image_repository_arns,
    var.image_count,
    var.health_check_path,
    var.certificate_arn,
    var.log_retention_days,
    var.alert_email,
    var.alerts_kms_key_id,
    var.application_error_threshold,
  ]
}

run "an_upper_case_name_a_space_a_task_without_room_and_a_ceiling_too_low_are_refused" {
  command = plan

  variables {
    environment              = "Staging"
    db_password              = "with space in it"
    container_memory         = 1024
    db_max_allocated_storage = 20
  }

  expect_failures = [
    var.environment,
    var.db_password,
    var.container_memory,
    var.db_max_allocated_storage,
  ]
}

run "a_trailing_hyphen_and_a_slash_are_refused" {
  command = plan

  variables {
    environment = "staging-"
    db_password = "with/slash/in/it"
  }

  expect_failures = [
    var.environment,
    var.db_password,
  ]
}

run "a_double_hyphen_and_a_quote_are_refused" {
  command = plan

  variables {
    environment = "pr--42"
    db_password = "with\"quote"
  }

  expect_failures = [
    var.environment,
    var.db_password,
  ]
}

run "a_leading_digit_and_an_umlaut_are_refused" {
  command = plan

  variables {
    environment = "42"
    db_password = "mit-ümlaut"
  }

  expect_failures = [
    var.environment,
    var.db_password,
  ]
}

run "a_name_of_21_characters_and_an_at_sign_are_refused" {
  command = plan

  variables {
    environment = "abcdefghijklmnopqrstu"
    project     = "abcdefghijklmnopqrstu"
    db_password = "some@where"
  }

  expect_failures = [
    var.environment,
    var.project,
    var.db_password,
  ]
}

run "a_deployment_without_room_is_refused" {
  command = plan

  variables {
    container_memory      = 512
    load_balancer_enabled = true
  }

  expect_failures = [
    var.container_memory,
  ]
}

run "two_tasks_on_one_port_are_refused" {
  command = plan

  variables {
    desired_count = 2
  }

  expect_failures = [
    var.desired_count,
  ]
}
