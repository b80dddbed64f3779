# How a deployment moves with and without a load balancer.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                  = "whatsapp-saas-staging"
  project               = "whatsapp-saas"
  environment           = "staging"
  role_prefix           = "whatsapp-saas-staging-us-east-1"
  vpc_id                = "vpc-0123456789abcdef0"
  instance_subnet_ids   = ["subnet-0a", "subnet-0b"]
  security_group_id     = "sg-0123456789abcdef0"
  instance_type         = "t3.micro"
  ssh_key_name          = null
  third_party_secrets   = []
  container_image       = "example.com/app:1"
  container_port        = 3000
  container_cpu         = 256
  container_memory      = 384
  container_environment = { NODE_ENV = "staging" }
  desired_count         = 1
  image_repository_arns = []
  image_count           = 20
  task_policy_arns      = []
  health_check_path     = "/health"
  load_balancer_enabled = false
  certificate_arn       = null
  log_retention_days    = 7
  log_kms_key_id        = null

  deployment_alarm_names = ["whatsapp-saas-staging-deployment-errors"]
  state_bucket           = null

  secret_arns = {
    admin-token  = "arn:aws:secretsmanager:us-east-1:123456789012:secret:whatsapp-saas/staging/admin-token-AAAAAA"
    database-url = "arn:aws:secretsmanager:us-east-1:123456789012:secret:whatsapp-saas/staging/database-url-AAAAAA"
    redis-url    = "arn:aws:secretsmanager:us-east-1:123456789012:secret:whatsapp-saas/staging/redis-url-AAAAAA"
  }
}

run "without_a_load_balancer_the_old_task_makes_room" {
  command = plan

  module {
    source = "../../modules/application"
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 0 && aws_ecs_service.this.deployment_maximum_percent == 100
    error_message = "Two copies cannot hold one port."
  }

  assert {
    condition     = aws_ecs_service.this.alarms[0].rollback && toset(aws_ecs_service.this.alarms[0].alarm_names) == toset(["whatsapp-saas-staging-deployment-errors"])
    error_message = "Errors do not roll a deployment back."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].portMappings[0].hostPort == 3000
    error_message = "The host port is not the application's."
  }

  assert {
    condition     = toset([for secret in jsondecode(aws_ecs_task_definition.this.container_definitions)[0].secrets : secret.name]) == toset(["ADMIN_TOKEN", "DATABASE_URL", "REDIS_URL"])
    error_message = "The container does not get the three secrets."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment == [{ name = "NODE_ENV", value = "staging" }, { name = "PORT", value = "3000" }]
    error_message = "The container's environment is ${jsonencode(jsondecode(aws_ecs_task_definition.this.container_definitions)[0].environment)}."
  }

  assert {
    condition     = aws_autoscaling_group.this.min_size == 1 && aws_autoscaling_group.this.max_size == 1 && aws_launch_template.this.instance_type == "t3.micro"
    error_message = "The capacity is not one t3.micro."
  }
}

run "behind_a_load_balancer_the_new_task_comes_first" {
  command = plan

  module {
    source = "../../modules/application"
  }

  variables {
    load_balancer_enabled = true
  }

  assert {
    condition     = aws_ecs_service.this.deployment_minimum_healthy_percent == 100 && aws_ecs_service.this.deployment_maximum_percent == 200
    error_message = "A deployment would interrupt the application."
  }

  assert {
    condition     = jsondecode(aws_ecs_task_definition.this.container_definitions)[0].portMappings[0].hostPort == 0
    error_message = "The host port is fixed though two tasks may stand side by side."
  }

  assert {
    condition     = aws_lb_listener.http[0].default_action[0].type == "forward" && length(aws_lb_listener.https) == 0
    error_message = "Without a certificate HTTP is what there is."
  }
}

run "a_certificate_turns_http_into_a_redirect" {
  command = plan

  module {
    source = "../../modules/application"
  }

  variables {
    load_balancer_enabled = true
    certificate_arn       = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
  }

  assert {
    condition     = aws_lb_listener.http[0].default_action[0].type == "redirect" && aws_lb_listener.https[0].port == 443
    error_message = "HTTP is served beside HTTPS."
  }
}

run "a_long_name_is_cut_for_the_load_balancer" {
  command = plan

  module {
    source = "../../modules/application"
  }

  variables {
    name                  = "abcdefghij-klmnopqrs-pr-42-some-branch-x1"
    load_balancer_enabled = true
  }

  assert {
    condition     = length(aws_lb.this[0].name) <= 32 && length(aws_lb_target_group.this[0].name) <= 32
    error_message = "${aws_lb.this[0].name} is too long."
  }
}

run "without_a_bucket_there_is_no_role_for_tools" {
  command = plan

  module {
    source = "../../modules/application"
  }

  assert {
    condition     = length(aws_iam_role.tools) == 0 && length(aws_iam_role_policy.tools) == 0
    error_message = "A role that nothing can be handed to."
  }
}

run "tools_have_a_role_of_their_own" {
  command = plan

  module {
    source = "../../modules/application"
  }

  variables {
    state_bucket = "whatsapp-saas-terraform-state"
  }

  assert {
    condition     = aws_iam_role.tools[0].name == "whatsapp-saas-staging-us-east-1-tools" && aws_iam_role.tools[0].name != aws_iam_role.task.name
    error_message = "The engine looks for another role."
  }

  assert {
    condition = alltrue([
      for statement in data.aws_iam_policy_document.tools[0].statement : statement.sid != "ExchangeFiles"
      || statement.resources == toset(["arn:${local.partition}:s3:::whatsapp-saas-terraform-state/stagingtools/in-vpc/*"])
    ])
    error_message = "The role reaches more of the bucket than its folder."
  }
}
