output "cluster_name" {
  description = "ECS cluster."
  value       = aws_ecs_cluster.this.name
}

output "cluster_arn" {
  description = "ARN of the ECS cluster."
  value       = aws_ecs_cluster.this.arn
}

output "capacity_provider_name" {
  description = "Capacity provider that tasks run on."
  value       = aws_ecs_capacity_provider.this.name
}

output "autoscaling_group_name" {
  description = "Autoscaling group of the instance."
  value       = aws_autoscaling_group.this.name
}

output "service_name" {
  description = "ECS service."
  value       = aws_ecs_service.this.name
}

output "service_arn" {
  description = "ARN of the ECS service."
  value       = aws_ecs_service.this.id
}

output "task_definition_family" {
  description = "Family that deployments register revisions in."
  value       = aws_ecs_task_definition.this.family
}

output "execution_role_arn" {
  description = "Role that starts tasks."
  value       = aws_iam_role.execution.arn
}

output "task_role_arn" {
  description = "Role of the application."
  value       = aws_iam_role.task.arn
}

output "container_name" {
  description = "Name of the application's container."
  value       = local.container_name
}

output "repository_url" {
  description = "ECR repository as a registry path."
  value       = aws_ecr_repository.this.repository_url
}

output "repository_name" {
  description = "ECR repository."
  value       = aws_ecr_repository.this.name
}

output "log_group_name" {
  description = "Log group of the application."
  value       = aws_cloudwatch_log_group.application.name
}

output "load_balancer_dns" {
  description = "Host name of the load balancer; null without one."
  value       = one(aws_lb.this[*].dns_name)
}

output "url" {
  description = "Address of the application; null without a load balancer, where it is the instance's own."
  value = one([
    for lb in aws_lb.this : "${var.certificate_arn == null ? "http" : "https"}://${lb.dns_name}"
  ])
}

output "load_balancer" {
  description = "The load balancer and its target group as CloudWatch names them; null without one."
  value = one([
    for index, lb in aws_lb.this : {
      arn_suffix              = lb.arn_suffix
      target_group_arn_suffix = aws_lb_target_group.this[index].arn_suffix
    }
  ])
}
