variable "name" {
  description = "Name of the environment's resources: <project>-<environment>."
  type        = string
}

variable "role_prefix" {
  description = "Start of IAM role names; carries the region, since IAM is global to the account."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets in at least two availability zones."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the database."
  type        = string
}

variable "engine_version" {
  description = "PostgreSQL version: a major version, or major.minor."
  type        = string
}

variable "instance_class" {
  description = "RDS instance class."
  type        = string
}

variable "db_name" {
  description = "Database to create."
  type        = string
}

variable "username" {
  description = "Master user."
  type        = string
}

variable "password" {
  description = "Master password."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "password_version" {
  description = "Version of the master password; a change sends the password again."
  type        = number
}

variable "port" {
  description = "Port of PostgreSQL."
  type        = number
}

variable "allocated_storage" {
  description = "Storage in GiB."
  type        = number
}

variable "max_allocated_storage" {
  description = "Ceiling of storage autoscaling in GiB."
  type        = number
}

variable "backup_retention_days" {
  description = "Days that automated backups are kept."
  type        = number
}

variable "backup_window" {
  description = "Daily backup window, UTC."
  type        = string
}

variable "maintenance_window" {
  description = "Weekly maintenance window, UTC."
  type        = string
}

variable "skip_final_snapshot" {
  description = "Whether RDS deletes the instance without a snapshot of its own."
  type        = bool
}

variable "log_retention_days" {
  description = "Days that exported logs are kept."
  type        = number
}

variable "log_kms_key_id" {
  description = "KMS key of the log groups; null leaves them to CloudWatch's own encryption."
  type        = string
}
