# The function that warns before an idle environment is due for removal.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  db_password = "correct-horse-battery"
  admin_token = "0123456789abcdef0123456789abcdef"
}

run "without_a_package_there_is_no_function" {
  command = plan

  assert {
    condition     = output.guardian_function_name == null
    error_message = "There is a function without a package."
  }
}

run "its_name_follows_the_specification" {
  command = plan

  variables {
    guardian_package      = "./versions.tf"
    guardian_state_bucket = "states"
  }

  assert {
    condition     = output.guardian_function_name == "whatsapp-saas-staging-auto-destroy"
    error_message = "The function is named ${output.guardian_function_name}."
  }
}

run "an_environment_that_stays_needs_none" {
  command = plan

  variables {
    auto_destroy_enabled  = false
    guardian_package      = "./versions.tf"
    guardian_state_bucket = "states"
  }

  assert {
    condition     = output.guardian_function_name == null
    error_message = "There is a function although nothing is ever removed."
  }
}

run "the_state_that_it_reads_has_to_be_named" {
  command = plan

  variables {
    guardian_package = "./versions.tf"
  }

  expect_failures = [var.guardian_state_bucket]
}

run "it_runs_once_a_day_and_can_change_nothing" {
  command = plan

  module {
    source = "../../modules/guardian"
  }

  override_resource {
    target          = aws_cloudwatch_log_group.this
    override_during = plan

    values = {
      arn = "arn:aws:logs:us-east-1:123456789012:log-group:/aws/lambda/whatsapp-saas-staging-auto-destroy"
    }
  }

  variables {
    name               = "whatsapp-saas-staging"
    project            = "whatsapp-saas"
    environment        = "staging"
    role_prefix        = "whatsapp-saas-staging-us-east-1"
    package            = "./versions.tf"
    state_bucket       = "states"
    cluster_name       = "whatsapp-saas-staging"
    alert_topic_arn    = "arn:aws:sns:us-east-1:123456789012:whatsapp-saas-staging-alerts"
    log_retention_days = 7
    log_kms_key_id     = null
  }

  assert {
    condition     = aws_scheduler_schedule.daily.schedule_expression == "rate(1 day)"
    error_message = "It runs at ${aws_scheduler_schedule.daily.schedule_expression}."
  }

  assert {
    condition     = aws_lambda_function.this.runtime == "provided.al2023" && aws_lambda_function.this.handler == "bootstrap"
    error_message = "It runs on ${aws_lambda_function.this.runtime}."
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables == tomap({ STAGING_PROJECT = "whatsapp-saas", STAGING_ENVIRONMENT = "staging" })
    error_message = "It is told ${jsonencode(aws_lambda_function.this.environment[0].variables)}."
  }

  assert {
    condition = alltrue(flatten([
      for statement in data.aws_iam_policy_document.function.statement : [
        for action in statement.actions : can(regex("^([a-z0-9]+:(Describe|Get|List)[A-Za-z]+|logs:CreateLogStream|logs:PutLogEvents|sns:Publish)$", action))
      ]
    ]))
    error_message = "It may do more than read, log and warn: ${jsonencode(data.aws_iam_policy_document.function.statement[*].actions)}."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.function.statement :
      !contains(statement.resources, "*") || contains(["ListTasks", "ReadUse"], statement.sid)
    ])
    error_message = "A statement covers more than this environment."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.silent.period * aws_cloudwatch_metric_alarm.silent.evaluation_periods == 36 * 3600 && aws_cloudwatch_metric_alarm.silent.treat_missing_data == "breaching"
    error_message = "Nobody would hear that it no longer runs."
  }
}
