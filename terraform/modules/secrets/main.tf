locals {
  # Ephemeral as a whole: values pass through here to the service and stand in neither plan nor state.
  values = merge(var.third_party_values, {
    admin-token  = var.admin_token
    database-url = "postgresql://${urlencode(var.database.username)}:${urlencode(var.db_password == null ? "" : var.db_password)}@${var.database.address}:${var.database.port}/${var.database.name}?sslmode=require"
    redis-url    = "redis://${var.cache.address}:${var.cache.port}"
  })

  # What a value depends on besides itself. A write-only value has no difference of its own, so a moved endpoint
  # would leave an old connection string behind; hashed into the version, it does not.
  versions = {
    admin-token  = [var.secrets_version]
    database-url = [var.secrets_version, var.db_password_version, var.database.username, var.database.address, var.database.port, var.database.name]
    redis-url    = [var.secrets_version, var.cache.address, var.cache.port]
  }

  descriptions = {
    admin-token  = "Admin authentication token"
    database-url = "PostgreSQL connection string"
    redis-url    = "Redis connection string"
  }

  # From the descriptions and not from the values: the secrets themselves wait for neither database nor cache, so
  # a name that is still taken shows at once.
  names = setunion(keys(local.descriptions), var.third_party_names)
}

resource "aws_secretsmanager_secret" "this" {
  for_each = local.names

  name                    = "${var.project}/${var.environment}/${each.key}"
  description             = "${lookup(local.descriptions, each.key, "Third-party credential")} of ${var.project} ${var.environment}"
  recovery_window_in_days = var.recovery_days
}

resource "aws_secretsmanager_secret_version" "this" {
  for_each = local.names

  secret_id = aws_secretsmanager_secret.this[each.key].id

  # A destroy needs no value, but its plan wants the argument.
  secret_string_wo = local.values[each.key] == null ? "" : local.values[each.key]

  # The first 32 bits of the hash: a number, as the argument wants, that changes when anything above does.
  secret_string_wo_version = parseint(
    substr(sha256(jsonencode(lookup(local.versions, each.key, [var.secrets_version]))), 0, 8), 16
  )

  lifecycle {
    precondition {
      condition     = local.values[each.key] != null
      error_message = "${replace(each.key, "-", "_")} has no value. Give it in the environment as TF_VAR_${replace(each.key, "-", "_")}, at plan and at apply."
    }
  }
}
