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

variable "role_prefix" {
  description = "What names of roles begin with; roles are not of one region."
  type        = string
}

variable "package" {
  description = "Zip of the function, as ./build.sh --guardian makes it."
  type        = string
}

variable "state_bucket" {
  description = "Bucket that holds the environment's state."
  type        = string
}

variable "cluster_name" {
  description = "ECS cluster of the environment."
  type        = string
}

variable "alert_topic_arn" {
  description = "SNS topic that warnings go to."
  type        = string
}

variable "log_retention_days" {
  description = "Days that the function's log is kept."
  type        = number
}

variable "log_kms_key_id" {
  description = "KMS key of the log group; null for the service's own."
  type        = string
}
