# Identity ------------------------------------------------------------------------------------------------------

variable "project" {
  description = "Name of the project; starts the name of every resource."
  type        = string
  default     = "whatsapp-saas"

  # 20 + 1 + 20 characters leave room for the longest suffix within the tightest limits: 50 for an ElastiCache
  # cluster, 64 for an IAM role.
  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.project)) && length(var.project) <= 20
    error_message = "project must be 1 to 20 lower-case letters, digits and single hyphens, and start with a letter: \"whatsapp-saas\"."
  }
}

variable "environment" {
  description = "Name of the environment: staging, or one of several such as pr-42."
  type        = string
  default     = "staging"

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 20
    error_message = "environment must be 1 to 20 lower-case letters, digits and single hyphens, and start with a letter: \"staging\", \"pr-42\"."
  }

  validation {
    condition     = !contains(["prod", "production"], var.environment)
    error_message = "environment must not be \"prod\" or \"production\": what this configuration makes is meant to be destroyed."
  }
}

variable "aws_region" {
  description = "AWS region."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$", var.aws_region))
    error_message = "aws_region must be the code of a region: \"us-east-1\"."
  }
}

variable "tags" {
  description = "Further tags for every resource. Project, Environment, ManagedBy, AutoDestroy, AutoDestroyDays and ExpiresAt are set by their own variables."
  type        = map(string)
  default     = {}
}

variable "expires_at" {
  description = "When the environment may go (RFC 3339, UTC), as tag ExpiresAt; null for no date."
  type        = string
  default     = null

  validation {
    condition     = var.expires_at == null || can(timeadd(var.expires_at, "0s"))
    error_message = "expires_at must be a time such as \"2026-01-31T18:00:00Z\"."
  }
}

variable "auto_destroy_enabled" {
  description = "Whether an idle environment may be removed, as tag AutoDestroy."
  type        = bool
  default     = true
}

variable "auto_destroy_days" {
  description = "Days without activity after which it may, as tag AutoDestroyDays."
  type        = number
  default     = 7

  validation {
    condition     = var.auto_destroy_days >= 1 && floor(var.auto_destroy_days) == var.auto_destroy_days
    error_message = "auto_destroy_days must be a whole number of days, 1 or more."
  }
}

variable "guardian_package" {
  description = "Zip of the function that warns before an idle environment is due for removal, as ./build.sh --guardian makes it; null for no function."
  type        = string
  default     = null
}

variable "guardian_state_bucket" {
  description = "Bucket that holds this environment's state, which the function reads; needed with guardian_package."
  type        = string
  default     = null

  validation {
    condition     = var.guardian_package == null || var.guardian_state_bucket != null
    error_message = "guardian_package needs guardian_state_bucket: the function reads the environment's state."
  }
}

variable "tools_state_bucket" {
  description = "Bucket of this environment's state, through which data syncs within the VPC are handed their files; null for no role to run them as."
  type        = string
  default     = null
}

# Secrets -------------------------------------------------------------------------------------------------------
# Ephemeral: they live as long as one run and stand in neither plan nor state. Give them as TF_VAR_... in the
# environment at plan and again at apply. A value is sent only when its resource is made or its version changes.

variable "db_password" {
  description = "Master password of the database, 8 to 128 printable ASCII characters without / @ \" ' and space. Not needed to destroy."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = var.db_password == null || can(regex("^[!#-&(-.0-?A-~]{8,128}$", var.db_password))
    error_message = "db_password must be 8 to 128 printable ASCII characters without / @ \" ' and space; RDS takes no others."
  }
}

variable "db_password_version" {
  description = "Version of db_password; raise it to change the password. It must change whenever the value does."
  type        = number
  default     = 1

  validation {
    condition     = var.db_password_version >= 1 && floor(var.db_password_version) == var.db_password_version
    error_message = "db_password_version must be a whole number, 1 or more."
  }
}

variable "admin_token" {
  description = "Admin token of the application, at least 32 characters. Not needed to destroy."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = var.admin_token == null || can(regex("^.{32,}$", var.admin_token))
    error_message = "admin_token must have at least 32 characters."
  }
}

variable "secrets_version" {
  description = "Version of the values in Secrets Manager; raise it to write them all again."
  type        = number
  default     = 1

  validation {
    condition     = var.secrets_version >= 1 && floor(var.secrets_version) == var.secrets_version
    error_message = "secrets_version must be a whole number, 1 or more."
  }
}

variable "secrets_recovery_days" {
  description = "Days that a deleted secret can be restored: 7 to 30, or 0 to delete at once."
  type        = number
  default     = 7

  validation {
    condition     = var.secrets_recovery_days == 0 || (var.secrets_recovery_days >= 7 && var.secrets_recovery_days <= 30)
    error_message = "secrets_recovery_days must be 0 or 7 to 30."
  }
}

variable "restored_secrets" {
  description = "Secrets of an earlier environment of this name that were restored within their recovery window, as short name => ARN. They are taken over instead of created; their names are not free before the window ends."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for arn in values(var.restored_secrets) : can(regex("^arn:[^:]+:secretsmanager:[^:]+:[0-9]{12}:secret:.+$", arn))])
    error_message = "restored_secrets must map short names (admin-token, database-url, redis-url) to ARNs of secrets."
  }
}

variable "third_party_secrets" {
  description = "Which of meta-verify-token, meta-app-secret and openai-api-key to keep as a secret and hand to the container. Each named one needs its value."
  type        = set(string)
  default     = []

  validation {
    condition     = length(setsubtract(var.third_party_secrets, ["meta-verify-token", "meta-app-secret", "openai-api-key"])) == 0
    error_message = "third_party_secrets may name meta-verify-token, meta-app-secret and openai-api-key."
  }
}

variable "meta_verify_token" {
  description = "Verify token of the Meta webhook, kept when third_party_secrets names meta-verify-token."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "meta_app_secret" {
  description = "App secret of Meta, kept when third_party_secrets names meta-app-secret."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

variable "openai_api_key" {
  description = "API key of OpenAI, kept when third_party_secrets names openai-api-key."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true
}

# Network -------------------------------------------------------------------------------------------------------

variable "vpc_id" {
  description = "VPC to use; null takes the account's default VPC."
  type        = string
  default     = null
}

variable "subnet_ids" {
  description = "Public subnets in at least two availability zones; null takes the VPC's default subnets, or all subnets of a VPC named by vpc_id."
  type        = list(string)
  default     = null
}

variable "security_group_prefix" {
  description = "Put in front of app-<environment>-sg, rds-<environment>-sg and redis-<environment>-sg, for a second project with an environment of the same name in the same VPC."
  type        = string
  default     = ""

  validation {
    condition     = can(regex("^([a-z0-9][a-z0-9-]{0,40})?$", var.security_group_prefix)) && !startswith(var.security_group_prefix, "sg-")
    error_message = "security_group_prefix must be up to 41 lower-case letters, digits and hyphens and not start with \"sg-\": \"shop-\"."
  }
}

variable "allowed_http_cidrs" {
  description = "IPv4 networks that reach the application on 80, 443 and its own port."
  type        = list(string)
  default     = ["0.0.0.0/0"]

  validation {
    condition     = alltrue([for cidr in var.allowed_http_cidrs : can(cidrnetmask(cidr))])
    error_message = "allowed_http_cidrs must be IPv4 networks such as \"203.0.113.0/24\"."
  }
}

variable "allowed_ssh_cidr" {
  description = "IPv4 network that reaches the instance by SSH; null keeps the port closed."
  type        = string
  default     = null

  validation {
    condition     = var.allowed_ssh_cidr == null || can(cidrnetmask(var.allowed_ssh_cidr))
    error_message = "allowed_ssh_cidr must be an IPv4 network such as \"203.0.113.7/32\"."
  }
}

# Database ------------------------------------------------------------------------------------------------------

variable "db_engine_version" {
  description = "PostgreSQL version: a major version, for which RDS takes its current minor, or an exact one such as 15.4 while RDS still offers it. Minor upgrades are automatic, so an exact version is soon a difference."
  type        = string
  default     = "15"

  validation {
    condition     = can(regex("^1[3-9](\\.[0-9]{1,2})?$", var.db_engine_version))
    error_message = "db_engine_version must be a PostgreSQL version from 13 on: \"15\" or \"15.4\"."
  }
}

variable "db_instance_class" {
  description = "RDS instance class."
  type        = string
  default     = "db.t3.micro"

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.db_instance_class))
    error_message = "db_instance_class must be an RDS class such as \"db.t3.micro\"."
  }
}

variable "db_name" {
  description = "Database to create; null takes the project's name with underscores."
  type        = string
  default     = null

  validation {
    condition     = var.db_name == null || can(regex("^[a-z][a-z0-9_]{0,62}$", var.db_name))
    error_message = "db_name must be up to 63 lower-case letters, digits and underscores, and start with a letter."
  }
}

variable "db_username" {
  description = "Master user of the database."
  type        = string
  default     = "staging"

  validation {
    condition     = can(regex("^[a-z][a-z0-9_]{0,62}$", var.db_username)) && !contains(["admin", "postgres", "rdsadmin", "rds_superuser"], var.db_username)
    error_message = "db_username must be up to 63 lower-case letters, digits and underscores, start with a letter, and not be a name that RDS or PostgreSQL reserves (admin, postgres, rdsadmin, rds_superuser)."
  }
}

variable "db_port" {
  description = "Port of PostgreSQL."
  type        = number
  default     = 5432

  validation {
    condition     = var.db_port >= 1150 && var.db_port <= 65535
    error_message = "db_port must be 1150 to 65535."
  }
}

variable "db_allocated_storage" {
  description = "Storage of the database in GiB."
  type        = number
  default     = 20

  validation {
    condition     = var.db_allocated_storage >= 20 && var.db_allocated_storage <= 65536
    error_message = "db_allocated_storage must be 20 to 65536 GiB."
  }
}

variable "db_max_allocated_storage" {
  description = "Ceiling in GiB up to which the storage grows by itself."
  type        = number
  default     = 50

  validation {
    condition     = var.db_max_allocated_storage > var.db_allocated_storage
    error_message = "db_max_allocated_storage must be above db_allocated_storage."
  }
}

variable "db_backup_retention_days" {
  description = "Days that automated backups are kept."
  type        = number
  default     = 7

  validation {
    condition     = var.db_backup_retention_days >= 0 && var.db_backup_retention_days <= 35
    error_message = "db_backup_retention_days must be 0 to 35."
  }
}

variable "db_backup_window" {
  description = "Daily backup window, UTC."
  type        = string
  default     = "03:00-04:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.db_backup_window))
    error_message = "db_backup_window must look like \"03:00-04:00\"."
  }
}

variable "db_maintenance_window" {
  description = "Weekly maintenance window, UTC; must not overlap the backup window."
  type        = string
  default     = "mon:04:00-mon:05:00"

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", var.db_maintenance_window))
    error_message = "db_maintenance_window must look like \"mon:04:00-mon:05:00\"."
  }
}

variable "skip_final_snapshot" {
  description = "Whether destroying leaves the last snapshot to the tool, which makes it beforehand. Set false when destroying by hand."
  type        = bool
  default     = true
}

# Cache ---------------------------------------------------------------------------------------------------------

variable "cache_engine_version" {
  description = "Redis version, major.minor."
  type        = string
  default     = "7.0"

  validation {
    condition     = can(regex("^7\\.[0-9]$", var.cache_engine_version))
    error_message = "cache_engine_version must be a Redis 7 version such as \"7.0\"."
  }
}

variable "cache_node_type" {
  description = "ElastiCache node type."
  type        = string
  default     = "cache.t3.micro"

  validation {
    condition     = can(regex("^cache\\.[a-z0-9]+\\.[a-z0-9]+$", var.cache_node_type))
    error_message = "cache_node_type must be an ElastiCache type such as \"cache.t3.micro\"."
  }
}

variable "cache_port" {
  description = "Port of Redis."
  type        = number
  default     = 6379

  validation {
    condition     = var.cache_port >= 1150 && var.cache_port <= 65535
    error_message = "cache_port must be 1150 to 65535."
  }
}

variable "cache_snapshot_retention_days" {
  description = "Days that daily snapshots of the cache are kept; 0 for none."
  type        = number
  default     = 3

  validation {
    condition     = var.cache_snapshot_retention_days >= 0 && var.cache_snapshot_retention_days <= 35
    error_message = "cache_snapshot_retention_days must be 0 to 35."
  }
}

variable "cache_snapshot_window" {
  description = "Daily snapshot window, UTC."
  type        = string
  default     = "03:00-05:00"

  validation {
    condition     = can(regex("^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$", var.cache_snapshot_window))
    error_message = "cache_snapshot_window must look like \"03:00-05:00\"."
  }
}

variable "cache_maintenance_window" {
  description = "Weekly maintenance window, UTC; must not overlap the snapshot window."
  type        = string
  default     = "mon:05:00-mon:06:00"

  validation {
    condition     = can(regex("^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$", var.cache_maintenance_window))
    error_message = "cache_maintenance_window must look like \"mon:05:00-mon:06:00\"."
  }
}

# Application ---------------------------------------------------------------------------------------------------

variable "instance_type" {
  description = "EC2 instance type of the container instance, x86."
  type        = string
  default     = "t3.micro"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*\\.[a-z0-9]+$", var.instance_type)) && !can(regex("^[a-z]+[0-9]+[a-z]*g[a-z]*\\.", var.instance_type))
    error_message = "instance_type must be an x86 type such as \"t3.micro\"; the image of the instance does not run on Graviton."
  }
}

variable "ssh_key_name" {
  description = "EC2 key pair for SSH, of use only together with allowed_ssh_cidr; null for none."
  type        = string
  default     = null
}

variable "container_image" {
  description = "Image of the first revision, until the first deployment. The default answers every path on the port named by PORT."
  type        = string
  default     = "gcr.io/google-samples/hello-app:1.0"

  validation {
    condition     = can(regex("^[^[:space:]]+$", var.container_image))
    error_message = "container_image must be an image reference without spaces."
  }
}

variable "container_port" {
  description = "Port that the application listens on; the container gets it as PORT."
  type        = number
  default     = 3000

  validation {
    condition     = var.container_port >= 1 && var.container_port < 32768 && !contains([22, 2375, 2376, 51678, 51679], var.container_port)
    error_message = "container_port must be 1 to 32767 and none of 22, 2375, 2376, 51678 and 51679, which the container instance uses itself."
  }
}

variable "container_cpu" {
  description = "CPU units of a task; the t3.micro has 2048."
  type        = number
  default     = 256

  validation {
    condition     = var.container_cpu >= 128
    error_message = "container_cpu must be 128 or more."
  }
}

variable "container_memory" {
  description = "Memory limit of a task in MiB. About 900 of a t3.micro are free for tasks: the default leaves room for a second one during a deployment, or for a one-off task."
  type        = number
  default     = 384

  validation {
    condition     = var.container_memory >= 32
    error_message = "container_memory must be 32 MiB or more."
  }

  # Behind the load balancer a deployment starts a new task before it ends an old one.
  validation {
    condition     = var.instance_type != "t3.micro" || var.container_memory * (var.desired_count + (var.load_balancer_enabled ? 1 : 0)) <= 900
    error_message = "The tasks do not fit on a t3.micro, which has about 900 MiB for them: container_memory times desired_count, and once more behind a load balancer, where a deployment needs room for one more. Lower container_memory or desired_count, or choose a larger instance_type."
  }
}

variable "container_environment" {
  description = "Environment variables of the container besides PORT; NODE_ENV is staging unless said otherwise. No place for secrets."
  type        = map(string)
  default     = {}

  validation {
    condition     = length(setintersection(keys(var.container_environment), ["PORT", "ADMIN_TOKEN", "DATABASE_URL", "REDIS_URL"])) == 0
    error_message = "container_environment must not name PORT, ADMIN_TOKEN, DATABASE_URL or REDIS_URL: the container gets them from container_port and from Secrets Manager."
  }
}

variable "desired_count" {
  description = "Number of tasks at creation; afterwards deployments and operations own it."
  type        = number
  default     = 1

  validation {
    condition     = var.desired_count >= 0 && floor(var.desired_count) == var.desired_count
    error_message = "desired_count must be a whole number, 0 or more."
  }

  validation {
    condition     = var.desired_count < 2 || var.load_balancer_enabled
    error_message = "desired_count above 1 needs load_balancer_enabled: without it the one instance has one port for the application."
  }
}

variable "image_repository_arns" {
  description = "ARNs of further ECR repositories that images may come from, such as the one production deploys from."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.image_repository_arns : can(regex("^arn:[^:]+:ecr:[^:]+:[0-9]{12}:repository/.+$", arn))])
    error_message = "image_repository_arns must be ARNs of ECR repositories."
  }
}

variable "image_count" {
  description = "Images that the environment's own repository keeps."
  type        = number
  default     = 20

  validation {
    condition     = var.image_count >= 1
    error_message = "image_count must be 1 or more."
  }
}

variable "task_policy_arns" {
  description = "IAM policies for the role of the application, which by itself may do nothing."
  type        = set(string)
  default     = []
}

variable "health_check_path" {
  description = "Path that tells whether the application is well."
  type        = string
  default     = "/health"

  validation {
    condition     = can(regex("^/[^[:space:]]*$", var.health_check_path))
    error_message = "health_check_path must start with a slash."
  }
}

variable "load_balancer_enabled" {
  description = "Whether an application load balancer (about 16 dollars a month) stands in front: a fixed address, health checks, deployments without a gap, HTTPS."
  type        = bool
  default     = false
}

variable "certificate_arn" {
  description = "ACM certificate for HTTPS on the load balancer; null serves HTTP."
  type        = string
  default     = null

  validation {
    condition     = var.certificate_arn == null || var.load_balancer_enabled
    error_message = "certificate_arn needs load_balancer_enabled."
  }
}

# Monitoring ----------------------------------------------------------------------------------------------------

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
  default     = 7

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400], var.log_retention_days)
    error_message = "log_retention_days must be one of CloudWatch's steps: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400."
  }
}

variable "log_kms_key_id" {
  description = "ARN of a KMS key for the log groups; null leaves them to the encryption that CloudWatch Logs always applies."
  type        = string
  default     = null
}

variable "alert_email" {
  description = "Address that alerts go to, after it confirms the subscription; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.alert_email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+\\.[^@[:space:]]+$", var.alert_email))
    error_message = "alert_email must be an e-mail address."
  }
}

variable "alerts_kms_key_id" {
  description = "KMS key of the alert topic, whose policy lets cloudwatch.amazonaws.com and events.amazonaws.com use it; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.alerts_kms_key_id == null || var.alerts_kms_key_id != "alias/aws/sns"
    error_message = "alerts_kms_key_id must not be alias/aws/sns: CloudWatch alarms cannot publish through the AWS-managed key. Name a key of your own."
  }
}

variable "dashboard" {
  description = "Whether there is a CloudWatch dashboard. An account's first three cost nothing, each further one 3 USD a month."
  type        = bool
  default     = true
}

variable "application_error_threshold" {
  description = "Errors in the application log within five minutes that raise the alarm."
  type        = number
  default     = 5

  validation {
    condition     = var.application_error_threshold >= 1
    error_message = "application_error_threshold must be 1 or more."
  }
}
