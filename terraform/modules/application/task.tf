locals {
  container_name = "app"

  # Name in the container => secret.
  container_secrets = merge(
    {
      ADMIN_TOKEN  = var.secret_arns["admin-token"]
      DATABASE_URL = var.secret_arns["database-url"]
      REDIS_URL    = var.secret_arns["redis-url"]
    },
    { for name in var.third_party_secrets : upper(replace(name, "-", "_")) => var.secret_arns[name] },
  )

  container_environment = merge(var.container_environment, {
    PORT = tostring(var.container_port)
  })
}

resource "aws_cloudwatch_log_group" "application" {
  name              = "/aws/${var.environment}/${var.project}/application"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_kms_key_id
}

# The first revision. Every deployment registers a further one; this resource only follows its own. What it replaces may
# still serve, or be gone back to: revisions are deregistered when the environment is removed, after the service.
resource "aws_ecs_task_definition" "this" {
  family                   = var.name
  skip_destroy             = true
  requires_compatibilities = ["EC2"]
  network_mode             = "bridge"
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([
    {
      name      = local.container_name
      image     = var.container_image
      essential = true
      cpu       = var.container_cpu
      memory    = var.container_memory

      # Behind a load balancer the host port is the agent's choice, so that old and new stand side by side;
      # without one the address is the instance's own and the port stays put.
      portMappings = [
        {
          containerPort = var.container_port
          hostPort      = var.load_balancer_enabled ? 0 : var.container_port
          protocol      = "tcp"
        }
      ]

      environment = [for key in sort(keys(local.container_environment)) : { name = key, value = local.container_environment[key] }]
      secrets     = [for key in sort(keys(local.container_secrets)) : { name = key, valueFrom = local.container_secrets[key] }]

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.application.name
          awslogs-region        = local.region
          awslogs-stream-prefix = local.container_name
        }
      }
    }
  ])
}
