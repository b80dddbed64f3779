output "arns" {
  description = "ARNs by short name (admin-token, database-url, redis-url, third-party ones)."
  value       = { for key, secret in aws_secretsmanager_secret.this : key => secret.arn }

  # Who reads a secret by this ARN needs a value in it.
  depends_on = [aws_secretsmanager_secret_version.this]
}

output "names" {
  description = "Full names by short name."
  value       = { for key, secret in aws_secretsmanager_secret.this : key => secret.name }
}

output "value_versions" {
  description = "Version of each value by short name: changes exactly when the value is written again."
  value       = { for key, version in aws_secretsmanager_secret_version.this : key => version.secret_string_wo_version }
}
