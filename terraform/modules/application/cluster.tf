resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_ecs_capacity_provider" "this" {
  # AWS reserves names that start with aws, ecs or fargate, so the project's name does not come first.
  name = "ec2-${var.name}"

  auto_scaling_group_provider {
    auto_scaling_group_arn = aws_autoscaling_group.this.arn

    # Scale-in protection would keep the instance, and with it the whole removal, alive for good.
    managed_termination_protection = "DISABLED"
    # One instance has nowhere to drain to; the hook would only delay its end.
    managed_draining = "DISABLED"

    # The group is one instance by definition, so there is nothing to scale.
    managed_scaling {
      status = "DISABLED"
    }
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = [aws_ecs_capacity_provider.this.name]

  default_capacity_provider_strategy {
    capacity_provider = aws_ecs_capacity_provider.this.name
    weight            = 1
  }
}
