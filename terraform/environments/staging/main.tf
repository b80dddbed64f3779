data "aws_caller_identity" "current" {}

locals {
  name        = "${var.project}-${var.environment}"
  role_prefix = "${local.name}-${var.aws_region}"
  db_name     = coalesce(var.db_name, replace(var.project, "-", "_"))

  # What the tools know an environment by. They come last, so that no extra tag can take their place.
  tags = merge(
    var.tags,
    {
      Project         = var.project
      Environment     = var.environment
      ManagedBy       = "StagingTools"
      AutoDestroy     = tostring(var.auto_destroy_enabled)
      AutoDestroyDays = tostring(var.auto_destroy_days)
    },
    var.expires_at == null ? {} : { ExpiresAt = var.expires_at },
  )
}

module "network" {
  source = "../../modules/network"

  name                  = local.name
  environment           = var.environment
  vpc_id                = var.vpc_id
  subnet_ids            = var.subnet_ids
  security_group_prefix = var.security_group_prefix
  instance_type         = var.instance_type
  container_port        = var.container_port
  db_port               = var.db_port
  cache_port            = var.cache_port
  load_balancer_enabled = var.load_balancer_enabled
  allowed_http_cidrs    = var.allowed_http_cidrs
  allowed_ssh_cidr      = var.allowed_ssh_cidr
}

module "database" {
  source = "../../modules/database"

  name                  = local.name
  role_prefix           = local.role_prefix
  subnet_ids            = module.network.subnet_ids
  security_group_id     = module.network.rds_security_group_id
  engine_version        = var.db_engine_version
  instance_class        = var.db_instance_class
  db_name               = local.db_name
  username              = var.db_username
  password              = var.db_password
  password_version      = var.db_password_version
  port                  = var.db_port
  allocated_storage     = var.db_allocated_storage
  max_allocated_storage = var.db_max_allocated_storage
  backup_retention_days = var.db_backup_retention_days
  backup_window         = var.db_backup_window
  maintenance_window    = var.db_maintenance_window
  skip_final_snapshot   = var.skip_final_snapshot
  log_retention_days    = var.log_retention_days
  log_kms_key_id        = var.log_kms_key_id
}

module "cache" {
  source = "../../modules/cache"

  name                    = local.name
  subnet_ids              = module.network.subnet_ids
  security_group_id       = module.network.redis_security_group_id
  engine_version          = var.cache_engine_version
  node_type               = var.cache_node_type
  port                    = var.cache_port
  snapshot_retention_days = var.cache_snapshot_retention_days
  snapshot_window         = var.cache_snapshot_window
  maintenance_window      = var.cache_maintenance_window
}

module "secrets" {
  source = "../../modules/secrets"

  project             = var.project
  environment         = var.environment
  recovery_days       = var.secrets_recovery_days
  secrets_version     = var.secrets_version
  admin_token         = var.admin_token
  db_password         = var.db_password
  db_password_version = var.db_password_version
  third_party_names   = var.third_party_secrets

  third_party_values = {
    meta-verify-token = var.meta_verify_token
    meta-app-secret   = var.meta_app_secret
    openai-api-key    = var.openai_api_key
  }

  database = {
    username = module.database.username
    address  = module.database.address
    port     = module.database.port
    name     = module.database.db_name
  }

  cache = {
    address = module.cache.address
    port    = module.cache.port
  }
}

module "application" {
  source = "../../modules/application"

  name                  = local.name
  project               = var.project
  environment           = var.environment
  role_prefix           = local.role_prefix
  vpc_id                = module.network.vpc_id
  instance_subnet_ids   = module.network.instance_subnet_ids
  security_group_id     = module.network.app_security_group_id
  instance_type         = var.instance_type
  ssh_key_name          = var.ssh_key_name
  secret_arns           = module.secrets.arns
  third_party_secrets   = var.third_party_secrets
  container_image       = var.container_image
  container_port        = var.container_port
  container_cpu         = var.container_cpu
  container_memory      = var.container_memory
  container_environment = merge({ NODE_ENV = "staging" }, var.container_environment)
  desired_count         = var.desired_count
  image_repository_arns = var.image_repository_arns
  image_count           = var.image_count
  task_policy_arns      = var.task_policy_arns
  health_check_path     = var.health_check_path
  load_balancer_enabled = var.load_balancer_enabled
  certificate_arn       = var.certificate_arn
  log_retention_days    = var.log_retention_days
  log_kms_key_id        = var.log_kms_key_id

  deployment_alarm_names = module.monitoring.deployment_alarm_names
  state_bucket           = var.tools_state_bucket
}

module "monitoring" {
  source = "../../modules/monitoring"

  name                       = local.name
  project                    = var.project
  environment                = var.environment
  alert_email                = var.alert_email
  kms_key_id                 = var.alerts_kms_key_id
  error_threshold            = var.application_error_threshold
  rds_instance_id            = module.database.instance_id
  rds_allocated_storage      = var.db_allocated_storage
  redis_cluster_id           = module.cache.cluster_id
  application_log_group_name = module.application.log_group_name
  service_arn                = module.application.service_arn
  dashboard                  = var.dashboard
  cluster_name               = module.application.cluster_name
  service_name               = module.application.service_name
  load_balancer              = module.application.load_balancer
}

# Terraform by hand gives the package; an environment that may not be removed needs no guardian.
module "guardian" {
  source = "../../modules/guardian"
  count  = var.auto_destroy_enabled && var.guardian_package != null ? 1 : 0

  name               = local.name
  project            = var.project
  environment        = var.environment
  role_prefix        = local.role_prefix
  package            = var.guardian_package
  state_bucket       = var.guardian_state_bucket
  cluster_name       = module.application.cluster_name
  alert_topic_arn    = module.monitoring.topic_arn
  log_retention_days = var.log_retention_days
  log_kms_key_id     = var.log_kms_key_id
}
