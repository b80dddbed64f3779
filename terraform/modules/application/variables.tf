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
  description = "Start of IAM role names; carries the region, since IAM is global to the account."
  type        = string
}

variable "vpc_id" {
  description = "VPC of the target group."
  type        = string
}

variable "instance_subnet_ids" {
  description = "Public subnets of instance and load balancer."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the application."
  type        = string
}

variable "instance_type" {
  description = "EC2 instance type, x86."
  type        = string
}

variable "ssh_key_name" {
  description = "EC2 key pair for SSH; null for none."
  type        = string
}

variable "secret_arns" {
  description = "Secret ARNs by short name."
  type        = map(string)
}

variable "third_party_secrets" {
  description = "Short names of third-party secrets that the container gets."
  type        = set(string)
}

variable "container_image" {
  description = "Image of the first revision."
  type        = string
}

variable "container_port" {
  description = "Port that the application listens on."
  type        = number
}

variable "container_cpu" {
  description = "CPU units of a task."
  type        = number
}

variable "container_memory" {
  description = "Memory limit of a task in MiB."
  type        = number
}

variable "container_environment" {
  description = "Environment variables of the container."
  type        = map(string)
}

variable "desired_count" {
  description = "Number of tasks at creation."
  type        = number
}

variable "image_repository_arns" {
  description = "Further ECR repositories that images may come from."
  type        = list(string)
}

variable "image_count" {
  description = "Images that the repository keeps."
  type        = number
}

variable "task_policy_arns" {
  description = "Policies for the application's role."
  type        = set(string)
}

variable "health_check_path" {
  description = "Path that the load balancer asks."
  type        = string
}

variable "load_balancer_enabled" {
  description = "Whether a load balancer stands in front."
  type        = bool
}

variable "certificate_arn" {
  description = "ACM certificate for HTTPS; null for none."
  type        = string
}

variable "log_retention_days" {
  description = "Days that application logs are kept."
  type        = number
}

variable "log_kms_key_id" {
  description = "KMS key of the log group; null leaves it to CloudWatch's own encryption."
  type        = string
}

variable "deployment_alarm_names" {
  description = "Alarms that roll a deployment back when they are raised while it is under way."
  type        = list(string)
}

variable "state_bucket" {
  description = "Bucket of the states, through which tasks of StagingTools are handed their files; null for no such tasks."
  type        = string
}
