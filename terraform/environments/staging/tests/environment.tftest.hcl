# Plans against a mocked provider: no account, no server, no credentials.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  db_password = "correct-horse-battery"
  admin_token = "0123456789abcdef0123456789abcdef"
}

run "names_follow_the_specification" {
  command = plan

  assert {
    condition     = output.rds_instance_id == "whatsapp-saas-staging-db"
    error_message = "The database is named ${output.rds_instance_id}."
  }

  assert {
    condition     = output.ecs_cluster_name == "whatsapp-saas-staging"
    error_message = "The cluster is named ${output.ecs_cluster_name}."
  }

  assert {
    condition     = output.ecs_service_name == "whatsapp-saas-staging-service"
    error_message = "The service is named ${output.ecs_service_name}."
  }

  assert {
    condition     = output.task_definition_family == "whatsapp-saas-staging"
    error_message = "The family is named ${output.task_definition_family}."
  }

  assert {
    condition     = output.application_log_group_name == "/aws/staging/whatsapp-saas/application"
    error_message = "The application logs to ${output.application_log_group_name}."
  }

  assert {
    condition     = output.rds_log_group_names["postgresql"] == "/aws/rds/instance/whatsapp-saas-staging-db/postgresql"
    error_message = "PostgreSQL logs to ${output.rds_log_group_names["postgresql"]}."
  }

  assert {
    condition = output.secret_names == {
      admin-token  = "whatsapp-saas/staging/admin-token"
      database-url = "whatsapp-saas/staging/database-url"
      redis-url    = "whatsapp-saas/staging/redis-url"
    }
    error_message = "The secrets are named ${jsonencode(output.secret_names)}."
  }

  assert {
    condition     = output.db_name == "whatsapp_saas"
    error_message = "The database inside is named ${output.db_name}."
  }

  assert {
    condition     = output.container_port == 3000 && output.container_name == "app"
    error_message = "The container is ${output.container_name} on port ${output.container_port}."
  }

  assert {
    condition     = output.application_url == null && output.load_balancer_dns == null
    error_message = "A load balancer was planned that nobody asked for."
  }

  assert {
    condition     = output.auto_destroy_enabled && output.auto_destroy_days == 7
    error_message = "Auto-destroy is ${output.auto_destroy_enabled} after ${output.auto_destroy_days} days."
  }
}

run "another_project_and_environment_share_nothing" {
  command = plan

  variables {
    project             = "shop"
    environment         = "pr-42"
    third_party_secrets = ["openai-api-key"]
    openai_api_key      = "not-a-real-key"
  }

  assert {
    condition     = output.rds_instance_id == "shop-pr-42-db" && output.redis_cluster_id == "shop-pr-42-redis"
    error_message = "Database and cache are named ${output.rds_instance_id} and ${output.redis_cluster_id}."
  }

  assert {
    condition     = output.application_log_group_name == "/aws/pr-42/shop/application"
    error_message = "The application logs to ${output.application_log_group_name}."
  }

  assert {
    condition     = output.secret_names["openai-api-key"] == "shop/pr-42/openai-api-key"
    error_message = "The third-party secret is missing: ${jsonencode(output.secret_names)}."
  }
}
