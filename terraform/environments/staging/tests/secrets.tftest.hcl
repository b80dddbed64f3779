# What Secrets Manager gets, and what the plan does not.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  project             = "whatsapp-saas"
  environment         = "staging"
  recovery_days       = 7
  secrets_version     = 1
  admin_token         = "0123456789abcdef0123456789abcdef"
  db_password         = "correct-horse-battery"
  db_password_version = 1
  third_party_names   = []
  third_party_values  = {}
  database            = { username = "staging", address = "db.example.com", port = 5432, name = "whatsapp_saas" }
  cache               = { address = "redis.example.com", port = 6379 }
}

run "values_stay_out_of_the_plan" {
  command = plan

  module {
    source = "../../modules/secrets"
  }

  assert {
    condition     = alltrue([for version in aws_secretsmanager_secret_version.this : version.secret_string_wo == null])
    error_message = "A secret value stands in the plan."
  }

  assert {
    condition     = alltrue([for secret in aws_secretsmanager_secret.this : secret.recovery_window_in_days == 7])
    error_message = "A secret can not be restored for seven days."
  }
}

run "a_moved_database_writes_its_connection_string_again" {
  command = plan

  module {
    source = "../../modules/secrets"
  }

  variables {
    database = { username = "staging", address = "moved.example.com", port = 5432, name = "whatsapp_saas" }
  }

  assert {
    condition     = output.value_versions["database-url"] != run.values_stay_out_of_the_plan.value_versions["database-url"]
    error_message = "The old connection string would stay."
  }

  assert {
    condition     = output.value_versions["admin-token"] == run.values_stay_out_of_the_plan.value_versions["admin-token"]
    error_message = "The admin token would be written again for nothing."
  }
}

run "a_third_party_secret_without_a_value_is_refused" {
  command = plan

  module {
    source = "../../modules/secrets"
  }

  variables {
    third_party_names  = ["openai-api-key"]
    third_party_values = { openai-api-key = null }
  }

  expect_failures = [aws_secretsmanager_secret_version.this]
}
