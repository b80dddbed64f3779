output "vpc_id" {
  description = "VPC of the environment."
  value       = data.aws_vpc.this.id
}

output "subnet_ids" {
  description = "Subnets for database and cache, sorted."
  value       = sort(data.aws_subnets.this.ids)
}

output "instance_subnet_ids" {
  description = "Subnets whose availability zones offer the instance type, sorted."
  value       = sort(data.aws_subnets.instances.ids)
}

output "app_security_group_id" {
  description = "Security group of the application."
  value       = aws_security_group.app.id
}

output "rds_security_group_id" {
  description = "Security group of the database."
  value       = aws_security_group.rds.id
}

output "redis_security_group_id" {
  description = "Security group of the cache."
  value       = aws_security_group.redis.id
}
