resource "aws_ecs_service" "this" {
  name            = "${var.name}-service"
  cluster         = aws_ecs_cluster.this.arn
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = var.desired_count

  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"

  # One t3.micro has one port 3000: without a load balancer the old task makes room before the new one starts.
  deployment_minimum_healthy_percent = var.load_balancer_enabled ? 100 : 0
  deployment_maximum_percent         = var.load_balancer_enabled ? 200 : 100
  health_check_grace_period_seconds  = var.load_balancer_enabled ? 60 : null

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "alarms" {
    for_each = length(var.deployment_alarm_names) > 0 ? [var.deployment_alarm_names] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = true
    }
  }

  capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.this.name
    weight            = 1
  }

  dynamic "load_balancer" {
    for_each = aws_lb_target_group.this

    content {
      target_group_arn = load_balancer.value.arn
      container_name   = local.container_name
      container_port   = var.container_port
    }
  }

  # All of these must outlive the service: the association and the instance to drain on, the listener that the
  # target group needs, and the permissions with which tasks are started and stopped.
  depends_on = [
    aws_ecs_cluster_capacity_providers.this,
    aws_iam_role_policy.execution,
    aws_iam_role_policy_attachment.instance,
    aws_lb_listener.http,
    aws_lb_listener.https,
  ]

  lifecycle {
    # Deployments own the revision, operations own the count.
    ignore_changes = [task_definition, desired_count]
  }
}
