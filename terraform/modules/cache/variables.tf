variable "name" {
  description = "Name of the environment's resources: <project>-<environment>."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets of the node."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the cache."
  type        = string
}

variable "engine_version" {
  description = "Redis version, major.minor."
  type        = string
}

variable "node_type" {
  description = "ElastiCache node type."
  type        = string
}

variable "port" {
  description = "Port of Redis."
  type        = number
}

variable "snapshot_retention_days" {
  description = "Days that daily snapshots are kept."
  type        = number
}

variable "snapshot_window" {
  description = "Daily snapshot window, UTC."
  type        = string
}

variable "maintenance_window" {
  description = "Weekly maintenance window, UTC."
  type        = string
}
