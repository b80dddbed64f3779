variable "name" {
  description = "Name of the environment's resources: <project>-<environment>."
  type        = string
}

variable "environment" {
  description = "Name of the environment."
  type        = string
}

variable "vpc_id" {
  description = "VPC to use; null takes the account's default VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets to use; null takes the default subnets of a default VPC, or all of a named one."
  type        = list(string)
}

variable "security_group_prefix" {
  description = "Put in front of the three security groups' names."
  type        = string
}

variable "instance_type" {
  description = "EC2 instance type that the instance subnets must offer."
  type        = string
}

variable "container_port" {
  description = "Port of the application."
  type        = number
}

variable "db_port" {
  description = "Port of PostgreSQL."
  type        = number
}

variable "cache_port" {
  description = "Port of Redis."
  type        = number
}

variable "load_balancer_enabled" {
  description = "Whether tasks take dynamic host ports behind a load balancer."
  type        = bool
}

variable "allowed_http_cidrs" {
  description = "IPv4 networks that reach the application."
  type        = list(string)
}

variable "allowed_ssh_cidr" {
  description = "IPv4 network that reaches the instance by SSH; null closes the port."
  type        = string
}
