variable "name" {
  description = "Name of the environment's resources: <project>-<environment>."
  type        = string
}

variable "project" {
  description = "Name of the project."
  type        = string
}

variable "environment" {
  description = "Name of the environment."
  type        = string
}

variable "alert_email" {
  description = "Address that alerts go to; null for none."
  type        = string
}

variable "kms_key_id" {
  description = "KMS key of the topic; null for none."
  type        = string
}

variable "error_threshold" {
  description = "Errors within five minutes that raise the alarm."
  type        = number
}

variable "rds_instance_id" {
  description = "Database to watch."
  type        = string
}

variable "rds_allocated_storage" {
  description = "Storage of the database in GiB."
  type        = number
}

variable "redis_cluster_id" {
  description = "Cache to watch."
  type        = string
}

variable "application_log_group_name" {
  description = "Log group to count errors in."
  type        = string
}

variable "service_arn" {
  description = "ECS service whose deployments are watched."
  type        = string
}

variable "dashboard" {
  description = "Whether there is a dashboard."
  type        = bool
}

variable "cluster_name" {
  description = "ECS cluster of the service."
  type        = string
}

variable "service_name" {
  description = "ECS service to show."
  type        = string
}

variable "load_balancer" {
  description = "Load balancer to show, as CloudWatch names it and its targets; null when there is none."
  type = object({
    arn_suffix              = string
    target_group_arn_suffix = string
  })
}
