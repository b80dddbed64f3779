output "instance_id" {
  description = "Identifier of the instance."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the instance."
  value       = aws_db_instance.this.arn
}

output "endpoint" {
  description = "address:port"
  value       = aws_db_instance.this.endpoint
}

output "address" {
  description = "Host name."
  value       = aws_db_instance.this.address
}

output "port" {
  description = "Port."
  value       = aws_db_instance.this.port
}

output "db_name" {
  description = "Database."
  value       = aws_db_instance.this.db_name
}

output "username" {
  description = "Master user."
  value       = aws_db_instance.this.username
}

output "engine_version" {
  description = "PostgreSQL version that really runs."
  value       = aws_db_instance.this.engine_version_actual
}

output "log_group_names" {
  description = "Log groups by exported log."
  value       = { for name, group in aws_cloudwatch_log_group.export : name => group.name }
}
