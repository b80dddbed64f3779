# Identity ------------------------------------------------------------------------------------------------------

output "project" {
  description = "Name of the project."
  value       = var.project
}

output "environment" {
  description = "Name of the environment."
  value       = var.environment
}

output "region" {
  description = "AWS region."
  value       = var.aws_region
}

output "account_id" {
  description = "AWS account."
  value       = data.aws_caller_identity.current.account_id
}

output "expires_at" {
  description = "When the environment may go; null for no date."
  value       = var.expires_at
}

output "auto_destroy_enabled" {
  description = "Whether an idle environment may be removed."
  value       = var.auto_destroy_enabled
}

output "auto_destroy_days" {
  description = "Days without activity after which it may."
  value       = var.auto_destroy_days
}

output "guardian_function_name" {
  description = "Function that warns before an idle environment is due for removal; null when there is none."
  value       = one(module.guardian[*].function_name)
}

# Network -------------------------------------------------------------------------------------------------------

output "vpc_id" {
  description = "VPC of the environment."
  value       = module.network.vpc_id
}

output "subnet_ids" {
  description = "Subnets of database and cache."
  value       = module.network.subnet_ids
}

output "app_security_group_id" {
  description = "Security group of the application."
  value       = module.network.app_security_group_id
}

output "rds_security_group_id" {
  description = "Security group of the database."
  value       = module.network.rds_security_group_id
}

output "redis_security_group_id" {
  description = "Security group of the cache."
  value       = module.network.redis_security_group_id
}

# Database ------------------------------------------------------------------------------------------------------

output "rds_instance_id" {
  description = "Identifier of the database instance."
  value       = module.database.instance_id
}

output "rds_arn" {
  description = "ARN of the database instance."
  value       = module.database.arn
}

output "rds_endpoint" {
  description = "address:port of the database."
  value       = module.database.endpoint
}

output "rds_address" {
  description = "Host name of the database."
  value       = module.database.address
}

output "rds_port" {
  description = "Port of the database."
  value       = module.database.port
}

output "rds_engine_version" {
  description = "PostgreSQL version that really runs."
  value       = module.database.engine_version
}

output "db_name" {
  description = "Name of the database."
  value       = module.database.db_name
}

output "db_username" {
  description = "Master user of the database."
  value       = module.database.username
}

output "db_password_version" {
  description = "Version of the master password that is in force."
  value       = var.db_password_version
}

# Cache ---------------------------------------------------------------------------------------------------------

output "redis_cluster_id" {
  description = "Identifier of the cache cluster."
  value       = module.cache.cluster_id
}

output "redis_arn" {
  description = "ARN of the cache cluster."
  value       = module.cache.arn
}

output "redis_address" {
  description = "Host name of the cache."
  value       = module.cache.address
}

output "redis_port" {
  description = "Port of the cache."
  value       = module.cache.port
}

# Secrets -------------------------------------------------------------------------------------------------------

output "secret_arns" {
  description = "Secret ARNs by short name (admin-token, database-url, redis-url, third-party ones)."
  value       = module.secrets.arns
}

output "secret_names" {
  description = "Secret names by short name."
  value       = module.secrets.names
}

output "secrets_version" {
  description = "Version of the secret values that is in force."
  value       = var.secrets_version
}

# Application ---------------------------------------------------------------------------------------------------

output "ecs_cluster_name" {
  description = "ECS cluster."
  value       = module.application.cluster_name
}

output "ecs_cluster_arn" {
  description = "ARN of the ECS cluster."
  value       = module.application.cluster_arn
}

output "ecs_capacity_provider_name" {
  description = "Capacity provider that tasks run on."
  value       = module.application.capacity_provider_name
}

output "ecs_service_name" {
  description = "ECS service."
  value       = module.application.service_name
}

output "ecs_service_arn" {
  description = "ARN of the ECS service."
  value       = module.application.service_arn
}

output "task_definition_family" {
  description = "Family that deployments register revisions in."
  value       = module.application.task_definition_family
}

output "task_execution_role_arn" {
  description = "Role that starts tasks."
  value       = module.application.execution_role_arn
}

output "task_role_arn" {
  description = "Role of the application."
  value       = module.application.task_role_arn
}

output "container_name" {
  description = "Name of the application's container."
  value       = module.application.container_name
}

output "container_port" {
  description = "Port that the application listens on."
  value       = var.container_port
}

output "health_check_path" {
  description = "Path that tells whether the application is well."
  value       = var.health_check_path
}

output "desired_count" {
  description = "Number of tasks at creation."
  value       = var.desired_count
}

output "autoscaling_group_name" {
  description = "Autoscaling group of the container instance."
  value       = module.application.autoscaling_group_name
}

output "ecr_repository_url" {
  description = "ECR repository as a registry path."
  value       = module.application.repository_url
}

output "ecr_repository_name" {
  description = "ECR repository."
  value       = module.application.repository_name
}

output "load_balancer_dns" {
  description = "Host name of the load balancer; null without one."
  value       = module.application.load_balancer_dns
}

output "application_url" {
  description = "Address of the application; null without a load balancer, where it is the instance's public address and container_port."
  value       = module.application.url
}

# Monitoring ----------------------------------------------------------------------------------------------------

output "application_log_group_name" {
  description = "Log group of the application."
  value       = module.application.log_group_name
}

output "rds_log_group_names" {
  description = "Log groups of the database by exported log (postgresql, upgrade)."
  value       = module.database.log_group_names
}

output "sns_topic_arn" {
  description = "SNS topic of alerts and notifications."
  value       = module.monitoring.topic_arn
}

output "alarm_names" {
  description = "CloudWatch alarms."
  value       = module.monitoring.alarm_names
}

output "dashboard_url" {
  description = "Address of the CloudWatch dashboard; null when there is none."
  value       = module.monitoring.dashboard_url
}
