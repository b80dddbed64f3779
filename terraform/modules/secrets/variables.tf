variable "project" {
  description = "Name of the project."
  type        = string
}

variable "environment" {
  description = "Name of the environment."
  type        = string
}

variable "recovery_days" {
  description = "Days that a deleted secret can be restored; 0 deletes at once."
  type        = number
}

variable "secrets_version" {
  description = "Version of all secret values; a change writes them again."
  type        = number
}

variable "admin_token" {
  description = "Value of admin-token."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "db_password" {
  description = "Master password for database-url."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "db_password_version" {
  description = "Version of the master password."
  type        = number
}

variable "database" {
  description = "What database-url says besides the password."
  type = object({
    username = string
    address  = string
    port     = number
    name     = string
  })
}

variable "cache" {
  description = "What redis-url says."
  type = object({
    address = string
    port    = number
  })
}

variable "third_party_names" {
  description = "Names of the third-party secrets to keep."
  type        = set(string)
}

variable "third_party_values" {
  description = "Values of the third-party secrets by name."
  type        = map(string)
  ephemeral   = true
  sensitive   = true
}
